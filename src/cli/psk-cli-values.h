/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cli.h"

G_BEGIN_DECLS

gboolean psk_cli_find_tambon (PskBook     *book,
                              const char  *text,
                              int         *tambon,
                              GError     **error);
gboolean psk_cli_read_date   (const char  *text,
                              char       **iso,
                              GError     **error);
gboolean psk_cli_read_amount (PskBook     *book,
                              const char  *number,
                              const char  *unit_text,
                              double      *quantity,
                              char       **unit,
                              GError     **error);

G_END_DECLS
