using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using NodaTime;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Sets cards on A4 pages as a PDF: to the left what a card says (CRD-10) with the bar code of its number, to the right its six terms and the QR of its number. No name is cut: a card is as high as its
/// household needs. The terms are those that the KPS of 2013 carried, in our words.
/// </summary>
internal sealed class CardPaper
{
    private const double Left = 42;
    private const double Middle = 330;
    private const double Right = 553;
    private const double Top = 800;
    private const double Bottom = 42;
    private const double Size = 8;
    private const double Leading = 11;
    private const double Values = 118;
    private const double Pad = 8;
    private const double BarsHigh = 26;
    private const double QrWide = 62;
    private const double LeastHigh = 170;

    private static readonly string[] Months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private readonly PdfDocumentBuilder _file;
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private readonly PdfDocumentBuilder.AddedFont _typed;
    private PdfPageBuilder _page;
    private double _y = Top;

    private CardPaper(string title)
    {
        (_file, _plain, _bold, _typed) = PlainPdf.New(title);
        _page = _file.AddPage(PageSize.A4);
    }

    /// <summary>What is printed on every card.</summary>
    public static IReadOnlyList<string> Terms { get; } =
    [
        "Kepala rumah tangga dan semua anggota rumah tangga berhak atas manfaat kartu ini.",
        "Kartu ini ditunjukkan saat mengambil manfaat.",
        "Perbedaan nomor kartu keluarga tidak membatalkan pengambilan manfaat.",
        "Kartu ini disimpan baik-baik.",
        "Kartu yang hilang atau rusak menjadi tanggung jawab pemegangnya.",
        "Kartu ini tidak dapat dipindahtangankan.",
    ];

    /// <summary>The whole file: at least one card of a village.</summary>
    /// <param name="cards">The cards, in order.</param>
    /// <param name="place">Where their households live.</param>
    /// <param name="today">The day it is printed: of a card that is not good any more it says so.</param>
    public static byte[] Of(IReadOnlyList<CardState> cards, CardPlace place, LocalDate today)
    {
        var paper = new CardPaper($"{Title(cards[0].Kind)} {place.Village}");
        foreach (var card in cards)
        {
            paper.Card(card, place, today);
        }

        return PlainPdf.Build(paper._file);
    }

    private void Card(CardState card, CardPlace place, LocalDate today)
    {
        var rows = Rows(card, place).Select(row => (row.Name, Lines: PlainPdf.Lines(_page, row.Value, _plain, Size, Middle - Values - Pad).ToList())).ToList();
        var high = Math.Max(LeastHigh, ((rows.Sum(r => r.Lines.Count) + 3) * Leading) + BarsHigh + (4 * Pad));
        if (_y - high < Bottom)
        {
            (_page, _y) = (_file.AddPage(PageSize.A4), Top);
        }

        _page.DrawRectangle(new PdfPoint(Left, _y - high), Right - Left, high, 0.8);
        _page.DrawLine(new PdfPoint(Middle, _y - high), new PdfPoint(Middle, _y), 0.4);
        Face(card, rows, _y, _y - high, today);
        Back(card, _y);
        _y -= high + Pad;
    }

    private void Face(CardState card, List<(string Name, List<string> Lines)> rows, double top, double bottom, LocalDate today)
    {
        var at = top - Pad - Leading;
        Put(Title(card.Kind).ToUpperInvariant(), Left + Pad, at, _bold, 9);
        at -= Leading;
        if (Fault(card, today) is { } fault)
        {
            Put(fault, Left + Pad, at, _bold, Size);
        }

        at -= Leading;
        foreach (var (name, lines) in rows)
        {
            Put(name, Left + Pad, at, _plain, Size);
            foreach (var line in lines)
            {
                Put(line, Values, at, _plain, Size);
                at -= Leading;
            }
        }

        PlainPdf.Modules(_page, CardCodes.Bars(card.Number.Value), Left + Pad, bottom + Pad + Leading, Middle - Left - (4 * Pad), BarsHigh);
        Put(card.Number.InGroups(), Left + Pad, bottom + Pad, _typed, Size);
    }

    private void Back(CardState card, double top)
    {
        var at = top - Pad - Leading;
        Put("Ketentuan", Middle + Pad, at, _bold, Size);
        for (var i = 0; i < Terms.Count; i++)
        {
            at -= i == 0 ? Leading : 0;
            Put(string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), Middle + Pad, at, _plain, 7);
            foreach (var line in PlainPdf.Lines(_page, Terms[i], _plain, 7, Right - Middle - (3 * Pad) - QrWide - 10))
            {
                Put(line, Middle + Pad + 10, at, _plain, 7);
                at -= 9;
            }
        }

        PlainPdf.Modules(_page, CardCodes.Square(card.Number.Value), Right - Pad - QrWide, top - Pad - QrWide, QrWide, QrWide);
    }

    private static IEnumerable<(string Name, string Value)> Rows(CardState card, CardPlace place)
    {
        var holder = card.Holder;
        yield return ("Kepala RT", holder.Head);
        yield return ("Pasangan", holder.Spouse ?? "-");
        yield return ("Anggota lain", holder.Members.Count == 0 ? "-" : string.Join(", ", holder.Members));
        yield return ("Alamat", $"{holder.Address.Street} RT {holder.Address.Rt} RW {holder.Address.Rw}, {place.Village}, Kec. {place.District}, {place.Regency}");
        yield return ("Nomor KK", holder.FamilyCardNumber.Value);
        yield return ("Nomor kartu", card.Number.InGroups());
        yield return ("Berlaku", $"{Day(card.ValidFrom)} s.d. {Day(card.ValidUntil)}");
    }

    private void Put(string text, double x, double y, PdfDocumentBuilder.AddedFont font, double size)
    {
        if (PlainPdf.Plain(text) is { Length: > 0 } plain)
        {
            _page.AddText(plain, size, new PdfPoint(x, y), font);
        }
    }

    private static string Title(CardKind kind) => kind == CardKind.Kps ? "Kartu Perlindungan Sosial" : "Kartu Keluarga Sejahtera";

    private static string? Fault(CardState card, LocalDate today) => card.StatusOn(today) switch
    {
        CardStatus.Blocked => "TIDAK BERLAKU: DIBLOKIR",
        CardStatus.Expired => "TIDAK BERLAKU: HABIS MASA BERLAKU",
        _ => null,
    };

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");
}
