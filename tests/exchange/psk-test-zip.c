/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-zip.h"

#include <gio/gio.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* The smallest workbook that has dates, numbers with an exponent, a hidden sheet and shared
 * texts. */
static const struct
{
  const char *name;
  const char *text;
} parts[] = {
  { "[Content_Types].xml",
    "<Types xmlns=\"" PACKAGE "/content-types\">"
    "<Default Extension=\"rels\""
    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE "styles+xml\"/></Types>" },
  { "_rels/.rels",
    "<Relationships xmlns=\"" PACKAGE "/relationships\"><Relationship Id=\"rId1\""
    " Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
    "<sheet name=\"บัญชี\" sheetId=\"1\" r:id=\"rId1\"/>"
    "<sheet name=\"Codes\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/>"
    "<sheet name=\"Lists\" sheetId=\"3\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "</Relationships>" },
  { "xl/styles.xml",
    "<styleSheet xmlns=\"" MAIN "\"><numFmts>"
    "<numFmt numFmtId=\"170\" formatCode=\"[$-107041E]d mmm yyyy;@\"/></numFmts>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"11\"/>"
    "</cellXfs>"
    "</styleSheet>" },
  { "xl/sharedStrings.xml",
    "<sst xmlns=\"" MAIN "\"><si><t>สมชาย</t></si>"
    "<si><r><t>two</t></r><r><t xml:space=\"preserve\"> runs</t></r></si></sst>" },
  { "xl/worksheets/sheet2.xml",
    "<worksheet xmlns=\"" MAIN "\"><sheetData><row><c t=\"inlineStr\"><is>"
    "<t>unnumbered</t></is></c></row></sheetData></worksheet>" },
};

static void
put (GByteArray *bytes,
     guint32     value,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      const guint8 byte = (guint8) (value >> 8 * i);

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* ISO 3309, the way of the shifting register. */
static guint32
checksum (const char *text,
          gsize       size)
{
  guint32 sum = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= (guint8) text[i];
      for (int bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }

  return ~sum;
}

static GBytes *
deflate_text (const char *text,
              gsize       size)
{
  g_autoptr (GConverter) converter = G_CONVERTER (
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (stream, text, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
put_common (GByteArray *bytes,
            const char *name,
            guint32     sum,
            gsize       packed,
            guint32     claimed_size)
{
  put (bytes, 20, 2); /* version */
  put (bytes, 0, 2);
  put (bytes, 8, 2); /* deflated */
  put (bytes, 0, 4); /* time */
  put (bytes, sum, 4);
  put (bytes, (guint32) packed, 4);
  put (bytes, claimed_size, 4);
  put (bytes, (guint32) strlen (name), 2);
  put (bytes, 0, 2); /* extra */
}

PskTestZip *
psk_test_zip_new (void)
{
  PskTestZip *self = g_new0 (PskTestZip, 1);

  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

void
psk_test_zip_free (PskTestZip *self)
{
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->directory);
  g_free (self);
}

/**
 * psk_test_zip_add:
 * @self: an archive
 * @name: of the entry
 * @text: (array length=size): what it holds
 * @size: in bytes
 * @claimed_size: what the archive says that it unpacks to
 */
void
psk_test_zip_add (PskTestZip *self,
                  const char *name,
                  const char *text,
                  gsize       size,
                  guint32     claimed_size)
{
  g_autoptr (GBytes) packed = deflate_text (text, size);
  const guint32 sum = checksum (text, size);
  const guint32 at = self->bytes->len;

  put (self->bytes, 0x04034b50, 4);
  put_common (self->bytes, name, sum, g_bytes_get_size (packed), claimed_size);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->bytes, g_bytes_get_data (packed, NULL),
                       (guint) g_bytes_get_size (packed));

  put (self->directory, 0x02014b50, 4);
  put (self->directory, 20, 2);
  put_common (self->directory, name, sum, g_bytes_get_size (packed), claimed_size);
  put (self->directory, 0, 4); /* comment, disk */
  put (self->directory, 0, 4); /* attributes */
  put (self->directory, 0, 2);
  put (self->directory, at, 4);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n_entries++;
}

/**
 * psk_test_zip_end:
 * @self: an archive with its entries
 */
void
psk_test_zip_end (PskTestZip *self)
{
  const guint32 at = self->bytes->len;

  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  put (self->bytes, 0x06054b50, 4);
  put (self->bytes, 0, 4);
  put (self->bytes, self->n_entries, 2);
  put (self->bytes, self->n_entries, 2);
  put (self->bytes, self->directory->len, 4);
  put (self->bytes, at, 4);
  put (self->bytes, 0, 2);
}

/**
 * psk_test_zip_save:
 * @self: an ended archive
 * @dir: a folder
 * @name: of the file
 *
 * Returns: (transfer full): its path
 */
char *
psk_test_zip_save (PskTestZip *self,
                   const char *dir,
                   const char *name)
{
  char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *) self->bytes->data, self->bytes->len,
                                      NULL));
  return path;
}

/**
 * psk_test_zip_workbook:
 * @sheet_rows: the rows of its first sheet as XML
 *
 * Returns: (transfer full): an xlsx file
 */
PskTestZip *
psk_test_zip_workbook (const char *sheet_rows)
{
  PskTestZip *self = psk_test_zip_new ();
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns=\"" MAIN "\"><sheetData>%s"
                                            "</sheetData></worksheet>", sheet_rows);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    psk_test_zip_add (self, parts[i].name, parts[i].text, strlen (parts[i].text),
                      (guint32) strlen (parts[i].text));
  psk_test_zip_add (self, "xl/worksheets/sheet1.xml", sheet, strlen (sheet),
                    (guint32) strlen (sheet));
  psk_test_zip_end (self);

  return self;
}
