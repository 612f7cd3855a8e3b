/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRE (psk_centre_get_type ())

G_DECLARE_FINAL_TYPE (PskCentre, psk_centre, PSK, CENTRE, PskRecord)

/**
 * PskCentre:
 *
 * The sharing centre of a tambon, with what its pair of photographs lacks.
 */
struct _PskCentre
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  int tambon; /* area code */
  char *name;
  char *opened_on; /* ISO 8601; the centre is open */
  char *keeper;
  char *phone;
  double lat;
  double lon;
  char *pinned_on; /* ISO 8601 */
  char *note;
  int n_before; /* photographs before */
  int n_after; /* photographs after */
  gint64 before; /* photo of the pair, 0 without */
  gint64 after; /* photo of the pair, 0 without */
  char *alignment; /* of the pair */
};

G_END_DECLS
