using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using NodaTime;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.CardReplacement;

/// <summary>Sets an SKRTM on A4 as a PDF: who the household is, whose card it is to have, what it answered, and the signatures of village head and camat. The 2013 blank is not among the sources: its fields are derived.</summary>
internal sealed class SkrtmPaper
{
    private const double Left = 71;
    private const double Right = 524;
    private const double Top = 785;
    private const double Bottom = 64;
    private const double Size = 11;
    private const double Leading = 15;
    private const double Values = 230;
    private const double Second = 330;

    private static readonly string[] Months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private readonly PdfDocumentBuilder _file;
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;
    private double _y = Top;

    private SkrtmPaper(string title)
    {
        (_file, _plain, _bold, _) = PlainPdf.New(title);
        _page = _file.AddPage(PageSize.A4);
    }

    /// <summary>The whole file.</summary>
    public static byte[] Of(SkrtmState letter, CardState card, CardPlace place)
    {
        var paper = new SkrtmPaper($"SKRTM {letter.Number}");
        paper.Head(letter, place);
        foreach (var (name, value) in Rows(letter, card, place))
        {
            paper.Row(name, value);
        }

        paper.Signatures(letter, place);
        return PlainPdf.Build(paper._file);
    }

    private void Head(SkrtmState letter, CardPlace place)
    {
        foreach (var line in new[] { $"PEMERINTAH {place.Regency}", $"KECAMATAN {place.District}", $"DESA/KELURAHAN {place.Village}", "SURAT KETERANGAN RUMAH TANGGA MISKIN (SKRTM)", $"Nomor: {letter.Number}" })
        {
            Put(line.ToUpperInvariant(), Left, _bold);
            _y -= Leading;
        }

        _y -= Leading;
        foreach (var line in PlainPdf.Lines(_page, "Yang bertanda tangan di bawah ini menerangkan bahwa rumah tangga berikut adalah rumah tangga miskin yang oleh musyawarah desa/kelurahan ditetapkan sebagai rumah tangga pengganti.", _plain, Size, Right - Left))
        {
            Put(line, Left, _plain);
            _y -= Leading;
        }

        _y -= Leading;
    }

    private static IEnumerable<(string Name, string Value)> Rows(SkrtmState letter, CardState card, CardPlace place)
    {
        var holder = letter.Holder;
        yield return ("Nama kepala rumah tangga", holder.Head);
        yield return ("Nama pasangan", holder.Spouse ?? "-");
        yield return ("Anggota rumah tangga lain", holder.Members.Count == 0 ? "-" : string.Join(", ", holder.Members));
        yield return ("Alamat", $"{holder.Address.Street} RT {holder.Address.Rt} RW {holder.Address.Rw}, {place.Village}, Kec. {place.District}, {place.Regency}");
        yield return ("Nomor kartu keluarga", holder.FamilyCardNumber.Value);
        yield return ("Nomor kartu yang digantikan", card.Number.InGroups());
        yield return ("Diisi tanggal", Day(letter.FilledOn));
        foreach (var (code, answer) in letter.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            yield return ($"Isian {code}", answer);
        }
    }

    private void Row(string name, string value)
    {
        var (names, values) = (PlainPdf.Lines(_page, name, _plain, Size, Values - Left - 8).ToList(), PlainPdf.Lines(_page, value, _plain, Size, Right - Values).ToList());
        for (var i = 0; i < Math.Max(names.Count, values.Count); i++)
        {
            Room(Leading);
            Put(i < names.Count ? names[i] : string.Empty, Left, _plain);
            Put(i < values.Count ? values[i] : string.Empty, Values, _plain);
            _y -= Leading;
        }
    }

    private void Signatures(SkrtmState letter, CardPlace place)
    {
        Room(8 * Leading);
        _y -= 2 * Leading;
        Put("Mengesahkan,", Left, _plain);
        _y -= Leading;
        Put($"Kepala Desa/Lurah {place.Village}", Left, _plain);
        Put($"Camat {place.District}", Second, _plain);
        _y -= 3 * Leading;
        Put(Signed(letter.Signed), Left, _plain);
        Put(Signed(letter.CounterSigned), Second, _plain);
    }

    private static string Signed(SkrtmSignature? signature) => signature is null ? "(belum ditandatangani)" : $"Ditandatangani {Day(signature.On)}";

    private void Room(double height)
    {
        if (_y - height < Bottom)
        {
            (_page, _y) = (_file.AddPage(PageSize.A4), Top);
        }
    }

    private void Put(string text, double x, PdfDocumentBuilder.AddedFont font)
    {
        if (PlainPdf.Plain(text) is { Length: > 0 } plain)
        {
            _page.AddText(plain, Size, new PdfPoint(x, _y), font);
        }
    }

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");
}
