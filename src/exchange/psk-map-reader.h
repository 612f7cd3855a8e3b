/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-staging-writer.h"

G_BEGIN_DECLS

void psk_map_read (const char        *path,
                   const char        *staging_path,
                   PskStagingWriter  *writer);

G_END_DECLS
