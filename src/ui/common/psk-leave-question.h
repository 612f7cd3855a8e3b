/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void psk_leave_question_ask    (GtkWindow        *window,
                                const char       *heading,
                                const char       *body);
void psk_leave_question_guard  (AdwMessageDialog *dialog,
                                GtkEditable      *entry,
                                const char       *heading);

G_END_DECLS
