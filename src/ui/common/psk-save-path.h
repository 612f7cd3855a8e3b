/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *psk_save_path_get_chosen (GtkFileChooser  *chooser,
                                char           **problem);
char *psk_save_path_complete   (const char      *path,
                                const char      *suffix);
char *psk_save_path_check      (const char      *chosen,
                                const char      *path);

G_END_DECLS
