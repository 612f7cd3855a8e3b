/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_POST (psk_post_get_type ())

G_DECLARE_FINAL_TYPE (PskPost, psk_post, PSK, POST, PskRecord)

/**
 * PskPost:
 *
 * One piece of publicity.
 */
struct _PskPost
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  int district; /* area code, -1 for the province */
  char *posted_on; /* ISO 8601 */
  char *channel;
  char *title;
  char *url;
};

G_END_DECLS
