/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *psk_grade_badge_new (const char *grade);
void       psk_grade_badge_set (GtkLabel   *badge,
                                const char *grade);

G_END_DECLS
