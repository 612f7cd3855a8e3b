/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-boundary-import.h"
#include "psk-command.h"

G_BEGIN_DECLS

PskCommand *psk_command_boundaries_import (PskBoundaryImport  *import);

G_END_DECLS
