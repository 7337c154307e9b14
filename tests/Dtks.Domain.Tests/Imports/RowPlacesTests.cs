using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Imports.RowFaults;

namespace Dtks.Domain.Tests.Imports;

/// <summary>What is found wrong with a proposal stands at the row and the column it comes from.</summary>
[Trait("rule", "RAT-2")]
public sealed class RowPlacesTests
{
    [Theory]
    [InlineData("/household/familyCardNumber", "2 nomor_kk")]
    [InlineData("/household/members/1/nik", "3 nik")]
    [InlineData("/household/members/1/name", "3 nama")]
    [InlineData("/household/members/0/birthPlace", "2 tempat_lahir")]
    [InlineData("/household/members/1/birthDate", "3 tanggal_lahir")]
    [InlineData("/household/members/1/sex", "3 jenis_kelamin")]
    [InlineData("/household/members/1/motherMaidenName", "3 nama_ibu_kandung")]
    [InlineData("/household/members/1/relationship", "3 hubungan_keluarga")]
    [InlineData("/household/members/1/maritalStatus", "3 status_kawin")]
    [InlineData("/household/members/1", "3 -")]
    [InlineData("/household/members/2", "2 -")]
    [InlineData("/household/members", "2 -")]
    [InlineData("/household/address/street", "2 alamat")]
    [InlineData("/household/address/rt", "2 rt")]
    [InlineData("/household/address/rw", "2 rw")]
    [InlineData("/household/address", "2 -")]
    [InlineData("/contact/phone", "3 telepon")]
    [InlineData("/kind", "2 jenis_usulan")]
    [InlineData("/programmes", "2 program")]
    [InlineData("/programmes/1", "2 program")]
    [InlineData("/nominatedBy", "2 pengusul")]
    [InlineData("/nominatedBy/kind", "2 pengusul")]
    [InlineData("/nominatedBy/name", "2 nama_pengusul")]
    [InlineData("/recipient", "2 nik_penerima")]
    [InlineData("/other", "2 -")]
    [InlineData("", "2 -")]
    [InlineData(null, "2 -")]
    public void A_pointer_is_a_row_and_a_column(string? pointer, string place)
    {
        ImportRow[] rows = [Rows.Head().With(ImportColumn.Phone, null), Rows.Child().With(ImportColumn.Phone, "081200000001")];

        var faults = new FamilyRows(rows, Rows.Village).Refused([Violation.Invalid("x.y", pointer, "PRO-2")])
            .SelectMany(r => r.Faults.Where(f => f.Code == "x.y").Select(f => $"{r.Row} {f.Column ?? "-"} {f.Rule}"));

        Assert.Equal([place + " PRO-2"], faults);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_family_card_that_a_spreadsheet_has_rounded_is_told_on_each_of_its_rows() => Assert.Equal(
        ["2: import.numberRounded REG-2 nomor_kk -", "3: import.numberRounded REG-2 nomor_kk -"],
        Own(Rows.Head().With(ImportColumn.FamilyCard, Rows.Card, CellKind.Number), Rows.Child().With(ImportColumn.FamilyCard, Rows.Card, CellKind.Number)));

    [Fact]
    public void What_concerns_a_row_alone_is_told_with_its_rule()
    {
        Assert.Equal(["2: import.nikElsewhere REG-5 nik row=7"], Own(Rows.Head() with { Elsewhere = 7 }));
        Assert.Equal(["2: import.otherVillage GOV-2 kode_desa village=3306052001"], Own(Rows.Head().With(ImportColumn.Village, "33.06.05.2002")));
        Assert.Empty(Own(Rows.Head().With(ImportColumn.Village, "33.06.05.2001")));
        Assert.Equal(["2: import.acceptedBefore - hasil -"], Own(Rows.Head().With(ImportColumn.Outcome, "accepted")));
        Assert.Empty(Own(Rows.Head().With(ImportColumn.Outcome, "ditolak")));
        Assert.Equal(["2: import.word - jenis_kelamin allowed=L, P"], Own(Rows.Head().With(ImportColumn.Sex, "X")));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Too_large_a_family_is_told_how_large_and_how_large_it_may_be() => Assert.All(
        Own([Rows.Head(), .. Enumerable.Range(1, 30).Select(i => Rows.Child(2 + i, $"330605030310{i:0000}"))]),
        told => Assert.EndsWith(": import.familyTooLarge REG-2 nomor_kk count=31,max=30", told, StringComparison.Ordinal));

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_child_that_heads_a_card_with_an_adult_is_told_in_its_row() => Assert.Equal(
        ["2: family.headMinor REG-2 hubungan_keluarga least=17", "3: import.familyRefused - - rows=2"],
        Judged(Rows.Child(2).With(ImportColumn.Relationship, "Kepala keluarga"), Rows.Head(3).With(ImportColumn.Relationship, "Famili lain")));

    [Fact]
    public void Who_the_head_is_is_asked_only_where_the_relationships_could_be_read()
    {
        Assert.Equal(
            ["2: import.word - hubungan_keluarga allowed=Kepala keluarga, Suami, Istri, Anak, Menantu, Cucu, Orang tua, Mertua, Famili lain, Pembantu, Lainnya", "2: contact.phoneFormat - telepon -"],
            Judged(Rows.Head().With(ImportColumn.Relationship, "Tetangga").With(ImportColumn.Phone, "12")));
        Assert.Equal(
            ["2: family.headCount REG-2 - count=2", "3: import.familyRefused - - rows=2"],
            Judged(Rows.Head(), Rows.Child().With(ImportColumn.Relationship, "Kepala keluarga")));
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void Programmes_are_written_in_one_cell_or_not_at_all()
    {
        Assert.Empty(Programmes(null));
        Assert.Equal(["PKH", "BPNT", "PBI-JKN"], Programmes("PKH; Sembako / PBI-JKN ,"));
        Assert.Equal(["PKH", "BPNT"], Programmes("PKH + BPNT"));
        Assert.Equal(["PKH", "BPNT"], Programmes("PKH&BPNT"));

        static IEnumerable<string?> Programmes(string? text)
        {
            var family = new FamilyRows([Rows.Head().With(ImportColumn.Programmes, text)], Rows.Village);
            Assert.False(family.IsFaulty);
            return family.Draft.Programmes!;
        }
    }

    [Fact]
    [Trait("rule", "PRO-3")]
    public void Who_nominates_is_told_by_kind_by_name_by_both_or_not()
    {
        Assert.Null(Nominated(Rows.Head()));
        Assert.Equal(("rtRw", (string?)null), Nominated(Rows.Head().With(ImportColumn.Nominator, "Ketua RT")));
        Assert.Equal(((string?)null, "CONTOH TIGA"), Nominated(Rows.Head().With(ImportColumn.NominatorName, "CONTOH TIGA")));

        static (string?, string?)? Nominated(ImportRow row) => new FamilyRows([row], Rows.Village).Draft.NominatedBy is { } by ? (by.Kind, by.Name) : null;
    }
}
