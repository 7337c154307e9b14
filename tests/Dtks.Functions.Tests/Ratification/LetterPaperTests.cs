using System.Diagnostics;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Ratification;
using NodaTime;
using UglyToad.PdfPig;

namespace Dtks.Functions.Tests.Ratification;

/// <summary>A letter as a PDF says what it ratifies and how many, in the order of letters of office, and the same letter is the same bytes (RAT-8).</summary>
[Trait("rule", "RAT-8")]
public class LetterPaperTests
{
    private const string Digest = "0f4b1e6c2d7a8b9c0f4b1e6c2d7a8b9c0f4b1e6c2d7a8b9c0f4b1e6c2d7a8b9c";

    private static readonly LetterState Letter = new()
    {
        Id = "l-1",
        Regency = AreaCode.Parse("3306"),
        Period = "2026-11",
        CountsFor = "2026-11",
        Subject = RatificationSubject.Proposals,
        Number = "460/001/2026",
        Date = new LocalDate(2026, 11, 2),
        Rows = 40_512,
        Digest = Digest,
        SignedBy = "regent-1",
        Status = LetterStatus.Signed,
        History = [],
    };

    [Fact]
    public void It_says_what_is_ratified_in_the_order_of_a_letter_of_office()
    {
        var pages = Pages(new LetterText(Letter, "Kabupaten Purworejo", Villages(2)));
        string[] order =
        [
            "PEMERINTAH KABUPATEN PURWOREJO", "BUPATI PURWOREJO", "Purworejo, 2 November 2026", "Nomor", "460/001/2026", "Sifat", "Lampiran", "Hal", "usulan DTKS periode November 2026",
            "Yth. Menteri Sosial", "40.512 usulan", "2 desa/kelurahan", Digest, "Demikian", "Bupati Purworejo,", "tanda tangan", "Pangkat/NIP", "Tembusan", "Kepala Dinas Sosial Kabupaten Purworejo",
        ];
        var at = 0;
        Assert.All(order, part =>
        {
            var found = pages[0].IndexOf(part.Replace(" ", "", StringComparison.Ordinal), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{part} is not after the one before it in {pages[0]}");
            at = found;
        });
        Assert.DoesNotContain("regent-1", string.Concat(pages), StringComparison.Ordinal);
        Assert.DoesNotContain("kembali,yang", pages[0], StringComparison.Ordinal);
        Assert.Contains("WALIKOTABANDUNG", Pages(new LetterText(Letter, "Kota Bandung", Villages(1)))[0], StringComparison.Ordinal);
        Assert.Contains("WALIKOTAADMINISTRASIJAKARTAPUSATJakartaPusat,2November2026", Pages(new LetterText(Letter, "Kota Administrasi Jakarta Pusat", Villages(1)))[0], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    public void Of_sheets_it_says_their_month_and_how_many_lines()
    {
        var page = Pages(new LetterText(Letter with { Subject = RatificationSubject.Eligibility, Sheets = 2 }, "Kabupaten Purworejo", Villages(2)))[0];

        Assert.All(
            ["hasil verifikasi kelayakan DTKS periode November 2026", "hasil verifikasi kelayakan bulan November 2026, 40.512 baris dari 2 desa/kelurahan"],
            part => Assert.Contains(part.Replace(" ", "", StringComparison.Ordinal), page, StringComparison.Ordinal));
        Assert.DoesNotContain("dinyatakanlayak", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Four_hundred_and_fifty_villages_stand_in_its_list_each_once_with_the_sum()
    {
        var text = new LetterText(Letter, "Kabupaten Purworejo", Villages(450));
        var watch = Stopwatch.StartNew();
        var file = LetterPaper.Of(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.True(file.Length < 500_000, $"{file.Length} bytes");
        Assert.Equal(file, LetterPaper.Of(text));
        Assert.False(file.AsSpan().SequenceEqual(LetterPaper.Of(text with { Letter = Letter with { Number = "460/002/2026" } })));
        var pages = Pages(text);
        Assert.InRange(pages.Count, 9, 12);
        var list = string.Concat(pages.Skip(1));
        Assert.All(text.Totals, total => Assert.Single(list.Split(total.Code).Skip(1)));
        Assert.Contains("Jumlahseluruhnya40.512", list, StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.Contains("KodeKecamatanDesa/KelurahanJumlah", page, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void One_that_goes_again_or_came_late_says_so_and_any_number_can_be_set()
    {
        var before = new LetterRound("460/000/2026", new LocalDate(2026, 10, 1), 3, "d", "regent-1", "ministry-1", ["Rahasia"], null, "Catatan", Instant.MinValue);
        var page = Pages(new LetterText(Letter with { Number = "№ é\"/" + new string('9', 94), CountsFor = "2026-12", Earlier = [before] }, "Kabupaten Purworejo", Villages(1)))[0];

        Assert.Contains("periodeDesember2026", page, StringComparison.Ordinal);
        Assert.Contains("yangke-1,menggantikansuratnomor460/000/2026tanggal1Oktober2026", page, StringComparison.Ordinal);
        Assert.Contains("Noe\"/999", page, StringComparison.Ordinal);
        Assert.Contains("Sifat:Lampiran", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia", page, StringComparison.Ordinal);
    }

    private static VillageTotal[] Villages(int count) => [.. Enumerable.Range(0, count).Select(i => new VillageTotal($"33060{i / 20 + 10:00}{i:000}", $"Kecamatan {i / 20}", $"Desa Contoh {i}", 90))];

    [Theory]
    [InlineData("9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("460/1 460/2 460/3 460/4 460/5 460/6 460/7 460/8 460/9 460/10 460/11 460/12")]
    public void A_long_number_covers_neither_place_and_date_nor_the_margin_and_a_name_keeps_its_apostrophe(string number)
    {
        using var file = PdfDocument.Open(LetterPaper.Of(new LetterText(Letter with { Number = number }, "Kabupaten Ngada", [new VillageTotal("5307012021", "Bajawa", "Regapu\u2019u", 7)])));
        var letters = file.GetPage(1).Letters.SkipWhile(letter => letter.Value != "g").ToList();
        var (place, line) = (letters[0].StartBaseLine, letters.TakeWhile(letter => letter.StartBaseLine.Y == letters[0].StartBaseLine.Y).ToList());
        var beside = line.Where(letter => letter.StartBaseLine.X < place.X).ToList();

        Assert.StartsWith("gada,2November2026Nomor:" + number[..3], string.Concat(line.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(line.Skip(line.IndexOf(beside[0])), letter => Assert.True(letter.EndBaseLine.X < place.X));
        Assert.Contains(number.Replace(" ", "", StringComparison.Ordinal), Pages(file)[0], StringComparison.Ordinal);
        Assert.All(file.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(letter.EndBaseLine.X, 70, 525));
        Assert.Contains("Regapu'u", Pages(file)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_covers_no_other_column()
    {
        using var file = PdfDocument.Open(LetterPaper.Of(new LetterText(Letter, "Kabupaten Purworejo", [new VillageTotal("3306102001", new string('W', 60), new string('W', 60), 7)])));

        var list = file.GetPage(2).GetWords().Where(word => word.Text.StartsWith("WW", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, list.Count);
        Assert.True(list[0].BoundingBox.Right < list[1].BoundingBox.Left && list[1].BoundingBox.Right < 524);
        Assert.All(file.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(letter.EndBaseLine.X, 70, 525));
    }

    // What is set, without the spaces between words: a reader gives words by their places.
    private static List<string> Pages(LetterText text)
    {
        using var file = PdfDocument.Open(LetterPaper.Of(text));
        return Pages(file);
    }

    private static List<string> Pages(PdfDocument file) => [.. file.GetPages().Select(page => page.Text.Replace(" ", "", StringComparison.Ordinal))];
}
