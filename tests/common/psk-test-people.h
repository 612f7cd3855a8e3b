/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-test-book.h"

G_BEGIN_DECLS

/**
 * PskTestPerson:
 * @tambon: where the household lies
 * @village_no: the number of its village; 0 for none
 * @slot: the slot that it holds since 10 January 2024; 0 for a candidate
 * @kinds: (nullable): how many kinds of vegetables it grows; %NULL when nobody counted
 *
 * A household as tests write it down; all texts may be %NULL.
 */
typedef struct
{
  int tambon;
  int village_no;
  const char *house_no;
  const char *title;
  const char *first_name;
  const char *last_name;
  const char *citizen_id;
  const char *phone;
  const char *house_code;
  int slot;
  const char *vulnerability;
  const char *kinds;
  const char *planted_on;
  const char *note;
} PskTestPerson;

/* How many psk_test_add_five_people() adds. */
#define PSK_TEST_N_FIVE 5

void    psk_test_add_people      (PskTestBook         *test,
                                  const PskTestPerson *people,
                                  gsize                n_people);
void    psk_test_add_five_people (PskTestBook         *test);
GArray *psk_test_parse_ids       (const char          *text);

G_END_DECLS
