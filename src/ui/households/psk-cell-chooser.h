/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-cell.h"

G_BEGIN_DECLS

void psk_cell_chooser_attach (PskCell *cell,
                              GtkText *entry,
                              PskBook *book);

G_END_DECLS
