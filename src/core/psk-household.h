/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD (psk_household_get_type ())

G_DECLARE_FINAL_TYPE (PskHousehold, psk_household, PSK, HOUSEHOLD, PskRecord)

/**
 * PskHousehold:
 *
 * A household as it was when it was read. A household holds a slot exactly when
 * its status is "selected". Whether it has started or plants follows from kinds:
 * see psk_household_get_state().
 */
struct _PskHousehold
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  int tambon; /* area code */
  int slot; /* 1–20 in the tambon, -1 without one */
  char *status; /* candidate, selected, dropped */
  int village_no;
  char *house_no;
  char *house_code; /* 11 digits */
  char *title;
  char *first_name;
  char *last_name;
  char *citizen_id; /* 13 digits */
  char *phone;
  int members; /* people */
  char *vulnerability; /* code */
  char *definition_used; /* code */
  int kinds; /* kinds of vegetables */
  char *planted_on; /* ISO 8601 */
  double lat;
  double lon;
  char *note;
};

/* The number of a field, in the order of the struct and of the statements. */
typedef enum
{
  PSK_HOUSEHOLD_ID,
  PSK_HOUSEHOLD_UID,
  PSK_HOUSEHOLD_TAMBON,
  PSK_HOUSEHOLD_SLOT,
  PSK_HOUSEHOLD_STATUS,
  PSK_HOUSEHOLD_VILLAGE_NO,
  PSK_HOUSEHOLD_HOUSE_NO,
  PSK_HOUSEHOLD_HOUSE_CODE,
  PSK_HOUSEHOLD_TITLE,
  PSK_HOUSEHOLD_FIRST_NAME,
  PSK_HOUSEHOLD_LAST_NAME,
  PSK_HOUSEHOLD_CITIZEN_ID,
  PSK_HOUSEHOLD_PHONE,
  PSK_HOUSEHOLD_MEMBERS,
  PSK_HOUSEHOLD_VULNERABILITY,
  PSK_HOUSEHOLD_DEFINITION_USED,
  PSK_HOUSEHOLD_KINDS,
  PSK_HOUSEHOLD_PLANTED_ON,
  PSK_HOUSEHOLD_LAT,
  PSK_HOUSEHOLD_LON,
  PSK_HOUSEHOLD_NOTE,
} PskHouseholdField;

/* A planting household grows at least ten kinds of vegetable. */
#define PSK_KINDS_NEEDED 10

/* Nobody counts more kinds in a garden. */
#define PSK_MAX_KINDS 999

const char   *psk_household_get_state (PskHousehold *self);
char         *psk_household_get_name  (PskHousehold *self);
PskHousehold *psk_household_lay_over  (PskHousehold *below,
                                       PskHousehold *above);

G_END_DECLS
