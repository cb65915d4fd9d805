import { zero } from '@libs/quantity';
export const one = zero + 1;
