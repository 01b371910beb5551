import { testJourneys } from '../support/journeys/suite';

testJourneys('venues');
