/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cli.h"
#include "psk-household.h"

G_BEGIN_DECLS

char         *psk_cli_show_id        (PskHousehold  *household,
                                      gboolean       reveal);
void          psk_cli_add_household  (JsonBuilder   *builder,
                                      PskHousehold  *household,
                                      gboolean       reveal);
PskHousehold *psk_cli_find_household (PskBook       *book,
                                      const char    *uid,
                                      GError       **error);

G_END_DECLS
