using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Imports;

/// <summary>Rows as the proposal they stand for, and what is wrong with them put back where it stands.</summary>
[Trait("rule", "RAT-2")]
public sealed class FamilyRowsTests
{
    [Fact]
    [Trait("rule", "PRO-3")]
    public void A_family_is_proposed_as_its_rows_say()
    {
        var family = new FamilyRows([Rows.Head(), Rows.Child()], Rows.Village);

        var state = Samples.Run(null, new ProposalCommand.Submit("p-1", "track-1", family.Draft, Samples.Citizen with { Role = Role.VillageOfficer }));

        Assert.Equal((ProposalSource.Village, ProposalKind.RegisterWithAssistance, 2, "001", "000"), (state.Source, state.Kind, state.Family.Members.Count, state.Family.Address.Rt, state.Family.Address.Rw));
        Assert.Equal(2, state.Programmes.Count);
        Assert.Equal([(2, RowOutcome.Accepted), (3, RowOutcome.Accepted)], family.Accepted("p-1", "track-1").Select(r => (r.Row, r.Outcome)));

        // What is to be known of the family is told once, with its first row.
        Assert.Equal([1, 0], family.Accepted("p-1", "track-1", RowFault.Of("x", ImportColumn.FamilyCard, "REG-5")).Select(r => r.Faults.Count));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Marks_of_direction_in_cells_change_nothing()
    {
        ImportColumn[] marked = [ImportColumn.FamilyCard, ImportColumn.Nik, ImportColumn.Name, ImportColumn.BirthDate, ImportColumn.Rt, ImportColumn.Phone, ImportColumn.Sex, ImportColumn.Kind];
        var row = marked.Aggregate(Rows.Head(), (r, column) => r.With(column, $"\u202a\u2066{r[column]!.Value.Text}\u2069\u202c"));
        row = row.With(ImportColumn.Nik, row[ImportColumn.Nik]!.Value.Text.Insert(6, "\u202e\u2067"));

        var state = Samples.Run(null, new ProposalCommand.Submit("p-1", "track-1", new FamilyRows([row], Rows.Village).Draft, Samples.Citizen with { Role = Role.VillageOfficer }));

        Assert.Equal(("3306050202800001", Rows.Card, "CONTOH SATU"), (state.Family.Members[0].Nik.Value, state.Family.FamilyCardNumber.Value, state.Family.Members[0].Name));
    }

    [Fact]
    public void A_family_is_refused_whole_and_each_row_says_why()
    {
        var rows = new[] { Rows.Head().With(ImportColumn.Phone, "12"), Rows.Child().With(ImportColumn.Nik, "330605030310"), Rows.Child(5, "3306050303100002") };

        Assert.Equal(
            ["2 contact.phoneFormat telepon", "3 import.digitsLost nik", "5 import.familyRefused "],
            Refused(rows).SelectMany(r => r.Faults.Select(f => $"{r.Row} {f.Code} {f.Column}")));
        Assert.Equal("2, 3", Refused(rows)[2].Faults[0].Args!["rows"]);
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData(ImportColumn.Nik, "3.30605E+15", CellKind.Text, ImportViolations.Scientific)]
    [InlineData(ImportColumn.Nik, "3,30605E15", CellKind.Text, ImportViolations.Scientific)]
    [InlineData(ImportColumn.FamilyCard, "3.30605010180000E+15", CellKind.Number, ImportViolations.Scientific)]
    [InlineData(ImportColumn.Nik, "3306050202800000", CellKind.Number, ImportViolations.NumberRounded)]
    [InlineData(ImportColumn.FamilyCard, "3306050101800001", CellKind.Number, ImportViolations.NumberRounded)]
    [InlineData(ImportColumn.Nik, "330605020280001", CellKind.Number, ImportViolations.DigitsLost)]
    [InlineData(ImportColumn.Nik, "330605020280001", CellKind.Text, ImportViolations.DigitsLost)]
    [InlineData(ImportColumn.Nik, "'3306050202800001", CellKind.Text, ImportViolations.TextMark)]
    [InlineData(ImportColumn.Nik, "=\"3306050202800001\"", CellKind.Text, ImportViolations.Formula)]
    [InlineData(ImportColumn.Nik, "3306050202800001", CellKind.Formula, ImportViolations.Formula)]
    [InlineData(ImportColumn.Nik, "1990-04-03", CellKind.Date, ImportViolations.DateCell)]
    [InlineData(ImportColumn.Nik, "0", CellKind.Text, "person.nikFormat")]
    [InlineData(ImportColumn.Name, "#N/A", CellKind.Error, ImportViolations.CellError)]
    [InlineData(ImportColumn.Name, "=UPPER(A1)", CellKind.Text, ImportViolations.Formula)]
    [InlineData(ImportColumn.Mother, "xxx", CellKind.Text, "person.motherUnnamed")]
    [InlineData(ImportColumn.Sex, "X", CellKind.Text, ImportViolations.Word)]
    [InlineData(ImportColumn.Relationship, "Tetangga", CellKind.Text, ImportViolations.Word)]
    [InlineData(ImportColumn.Kind, "Usul", CellKind.Text, ImportViolations.Word)]
    [InlineData(ImportColumn.Programmes, "PKH, BLT", CellKind.Text, ImportViolations.Word)]
    [InlineData(ImportColumn.Village, "3306052002", CellKind.Text, ImportViolations.OtherVillage)]
    [InlineData(ImportColumn.Outcome, "diterima", CellKind.Text, ImportViolations.AcceptedBefore)]
    [InlineData(ImportColumn.Name, null, CellKind.Text, "input.required")]
    public void What_a_spreadsheet_or_a_slip_made_of_a_cell_is_told_once_with_its_column(ImportColumn column, string? text, CellKind kind, string code)
    {
        var fault = Assert.Single(Assert.Single(Refused(Rows.Head().With(column, text, kind))).Faults);

        Assert.Equal((code, ImportColumns.NameOf(column)), (fault.Code, fault.Column));
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData("1990-04-03", CellKind.Text, null, null)]
    [InlineData("1990-04-03", CellKind.Date, null, null)]
    [InlineData("32966", CellKind.Text, ImportViolations.DateSerial, "1990-04-03")]
    [InlineData("32966", CellKind.Number, ImportViolations.DateSerial, "1990-04-03")]
    [InlineData("03/04/1990", CellKind.Text, ImportViolations.DateOrder, "1990-04-03 1990-03-04")]
    [InlineData("25/04/1990", CellKind.Text, ImportViolations.DateMeant, "1990-04-25")]
    [InlineData("04-25-1990", CellKind.Text, ImportViolations.DateMeant, "1990-04-25")]
    [InlineData("5.5.1990", CellKind.Text, ImportViolations.DateMeant, "1990-05-05")]
    [InlineData("1990/4/3", CellKind.Text, ImportViolations.DateMeant, "1990-04-03")]
    [InlineData("03/04/90", CellKind.Text, ImportViolations.DateForm, null)]
    [InlineData("31/02/1990", CellKind.Text, ImportViolations.DateForm, null)]
    [InlineData("3 April 1990", CellKind.Text, ImportViolations.DateForm, null)]
    [InlineData("1990-02-31", CellKind.Text, "date.format", null)]
    public void A_birth_date_is_never_guessed(string text, CellKind kind, string? code, string? told)
    {
        var fault = Assert.Single(Judged([Rows.Head().With(ImportColumn.BirthDate, text, kind)])).Faults.SingleOrDefault();

        Assert.Equal(code, fault?.Code);
        Assert.Equal(told, fault?.Args is { } args ? string.Join(' ', args.Values) : null);
    }

    [Fact]
    public void What_the_family_has_once_is_said_once_or_alike()
    {
        Assert.Empty(Judged([Rows.Head(), Rows.Child().With(ImportColumn.Street, "DUSUN CONTOH 1")])[1].Faults);
        Assert.Empty(Judged([Rows.Head().With(ImportColumn.Phone, null), Rows.Child().With(ImportColumn.Phone, "081200000001")])[1].Faults);

        var differing = Refused(Rows.Head(), Rows.Child().With(ImportColumn.Street, "Dusun Lain 2"));
        Assert.Equal((ImportViolations.FamilyDiffers, "alamat", "2"), (differing[1].Faults[0].Code, differing[1].Faults[0].Column, differing[1].Faults[0].Args!["row"]));
        Assert.Equal(ImportViolations.FamilyRefused, differing[0].Faults[0].Code);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_person_is_in_one_family_wherever_the_rows_stand()
    {
        var families = ImportGrouping.Families([Rows.Head(2), Rows.Head(3, card: "3306050101800002"), Rows.Child(4)]);

        Assert.Equal([[2, 4], [3]], families.Select(f => f.Select(r => r.Number)));
        Assert.Equal([3, null, 2], families.SelectMany(f => f.Select(r => r.Elsewhere)));
        Assert.Equal((ImportViolations.NikElsewhere, "2"), Refused([.. families[1]]) is [{ Faults: [var fault] }] ? (fault.Code, fault.Args!["row"]) : default);
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void More_rows_than_a_family_has_members_are_refused(int count, bool refused)
    {
        var rows = Enumerable.Range(0, count).Select(i => i == 0 ? Rows.Head() : Rows.Child(2 + i, $"330605030310{i + 1:0000}")).ToList();

        Assert.Equal(refused, Judged(rows).Any(r => r.Faults.Any(f => f.Code == ImportViolations.FamilyTooLarge)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(1_000)]
    public void Parts_hold_every_row_once_and_no_more_than_fits_a_batch(int ofOneCard)
    {
        var rows = Enumerable.Range(2, 500).Select(i => Rows.Head(i, card: $"330605010180{i:0000}", nik: $"330605020280{i:0000}"))
            .Concat(Enumerable.Range(600, ofOneCard).Select(i => Rows.Child(i, nik: $"33060503031{i:00000}"))).ToList();

        var chunks = ImportGrouping.Chunks(ImportGrouping.Families(rows)).ToList();

        Assert.Equal(rows.Select(r => r.Number).Order(), chunks.SelectMany(c => c.SelectMany(f => f.Select(r => r.Number))).Order());
        Assert.All(chunks, c => Assert.InRange(c.Count, 1, ImportLimits.ChunkFamilies));
        Assert.All(chunks, c => Assert.InRange(c.Sum(f => f.Count), 1, ImportLimits.ChunkRows));
        Assert.All(chunks.SelectMany(c => c).Where(f => f[0][ImportColumn.FamilyCard]!.Value.Text == Rows.Card), f => Assert.True(ofOneCard < 31 || f.Count > 30));
    }

    private static IReadOnlyList<RowResult> Refused(params ImportRow[] rows)
    {
        var results = Judged(rows);
        Assert.All(results, r => Assert.Equal(RowOutcome.Refused, r.Outcome));
        return results;
    }

    private static IReadOnlyList<RowResult> Judged(IReadOnlyList<ImportRow> rows)
    {
        var family = new FamilyRows(rows, Rows.Village);
        var decision = ProposalDecider.Decide(
            new ProposalCommand.Submit("p-1", "track-1", family.Draft, Samples.Citizen with { Role = Role.VillageOfficer }), null, Samples.Policy, Samples.Now);
        return decision.IsAccepted && !family.IsFaulty ? family.Accepted("p-1", "track-1") : family.Refused(decision.Violations);
    }
}
