/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT (psk_visit_get_type ())

G_DECLARE_FINAL_TYPE (PskVisit, psk_visit, PSK, VISIT, PskRecord)

/**
 * PskVisit:
 *
 * A visit to a household.
 */
struct _PskVisit
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  gint64 household;
  char *visited_on; /* ISO 8601 */
  int kinds; /* kinds of vegetables */
  double area_sqm; /* square metres */
  gint64 centre; /* where the seeds came from, 0 if none */
  double seeds;
  char *seed_unit; /* seed, packet, seedling */
  char *note;
};

/* The number of a field, in the order of the struct and of the statements. */
typedef enum
{
  PSK_VISIT_ID,
  PSK_VISIT_UID,
  PSK_VISIT_HOUSEHOLD,
  PSK_VISIT_VISITED_ON,
  PSK_VISIT_KINDS,
  PSK_VISIT_AREA_SQM,
  PSK_VISIT_CENTRE,
  PSK_VISIT_SEEDS,
  PSK_VISIT_SEED_UNIT,
  PSK_VISIT_NOTE,
} PskVisitField;

G_END_DECLS
