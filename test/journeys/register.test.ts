import { testJourneys } from '../support/journeys/suite';

testJourneys('register');
