using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using NodaTime;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

[Trait("rule", "MUS-1")]
public class DeliberationOpeningTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(DeliberationDraft? draft) =>
        DeliberationDecider.Decide(
            new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), draft, Samples.VillageOfficer), null, Samples.Policy, Samples.Now)
            .Violations.Select(v => (v.Code, v.Pointer));

    [Fact]
    public void A_deliberation_is_recorded()
    {
        var state = Open();
        Assert.Equal(
            (DeliberationStatus.Open, new LocalDate(2026, 11, 1), "Balai Desa Contoh", 3),
            (state.Status, state.HeldOn, state.Place, state.Attendees.Count));
        Assert.Equal(DeliberationEventCodes.Opened, Assert.Single(state.History).Code);
    }

    [Fact]
    public void Everything_missing_is_named()
    {
        Assert.Equal([(InputViolations.Required, "")], Wrong(null));
        Assert.Equal(
            ["/kind", "/heldOn", "/place", "/attendees"], Wrong(new DeliberationDraft(null, null, null, null)).Select(v => v.Pointer));
        Assert.Equal(
            ["/attendees/0/name", "/attendees/0/element", "/attendees/1"],
            Wrong(Draft() with { Attendees = [new AttendeeDraft(null, null, null), null] }).Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("2026-11-02", null)]
    [InlineData("2026-11-03", InputViolations.DateFuture)]
    [InlineData("2014-01-01", null)]
    [InlineData("2013-12-31", InputViolations.DateTooEarly)]
    [InlineData("2026-11-31", InputViolations.DateFormat)]
    public void It_was_held_between_2014_and_today(string heldOn, string? code) =>
        Assert.Equal(code is null ? [] : [(code, "/heldOn")], Wrong(Draft(heldOn: heldOn)));

    [Theory]
    [Trait("rule", "MUS-3")]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void One_to_five_hundred_are_present(int count, bool good)
    {
        var wrong = Wrong(Draft() with { Attendees = [.. Enumerable.Repeat(Attendee("bpd"), count)] });
        Assert.Equal(good ? [] : [(InputViolations.ListSize, "/attendees")], wrong);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public void A_households_representative_names_the_neighbourhood_unit()
    {
        Assert.Equal([(DeliberationViolations.AttendeeUnit, "/attendees/0/unit")], Wrong(
            Draft() with { Attendees = [Attendee("householdRepresentative")] }));
        Assert.Equal([(InputViolations.TextLength, "/attendees/0/unit")], Wrong(
            Draft() with { Attendees = [Attendee("householdRepresentative", " ")] }));
        Assert.Empty(Wrong(Draft() with { Attendees = [Attendee("householdRepresentative", "Dusun Contoh")] }));
    }

    [Fact]
    public void An_id_is_used_once()
    {
        var again = new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), Draft(), Samples.VillageOfficer);
        Assert.Equal(ViolationKind.Conflict, DeliberationDecider.Decide(again, Open(), Samples.Policy, Samples.Now).Kind);
        var record = new DeliberationCommand.RecordDecisions([], Subjects, Samples.VillageOfficer);
        Assert.Equal(
            DeliberationViolations.Missing, DeliberationDecider.Decide(record, null, Samples.Policy, Samples.Now).Violations[0].Code);
    }

    [Theory]
    [InlineData("2026-11-30", "2027-02-28", false)]
    [InlineData("2026-11-30", "2027-03-01", true)]
    [InlineData("2026-08-02", "2026-11-02", false)]
    [InlineData("2026-08-02", "2026-11-03", true)]
    public void The_next_one_is_due_within_three_months(string last, string today, bool overdue) =>
        Assert.Equal(overdue, DeliberationSchedule.IsOverdue(Date(last), Date(today), Samples.Policy));

    [Fact]
    public void A_village_that_never_deliberated_is_late() =>
        Assert.True(DeliberationSchedule.IsOverdue(null, new LocalDate(2026, 11, 2), Samples.Policy));

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
