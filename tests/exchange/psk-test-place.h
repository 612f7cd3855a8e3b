/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskTestPlace:
 * @dir: a folder for temporary files, removed with the place
 * @staging: a path in it for a staging database
 */
typedef struct
{
  char *dir;
  char *staging;
} PskTestPlace;

PskTestPlace *psk_test_place_new    (void);
void          psk_test_place_free   (PskTestPlace  *self);
char         *psk_test_place_write  (PskTestPlace  *self,
                                     const char    *name,
                                     const char    *bytes,
                                     gssize         size);
char         *psk_test_place_read   (PskTestPlace  *self,
                                     const char    *path,
                                     GError       **error);
char         *psk_test_place_read_map (PskTestPlace *self,
                                     const char    *path,
                                     GError       **error);
char         *psk_test_place_shared (const char    *folder,
                                     const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskTestPlace, psk_test_place_free)

G_END_DECLS
