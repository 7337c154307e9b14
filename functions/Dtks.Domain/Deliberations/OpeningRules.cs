using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Deliberations;

/// <summary>Recording that a deliberation was held (MUS-1, MUS-3).</summary>
internal static class OpeningRules
{
    internal const int MaxText = 100;
    private const int MaxPlace = 200;
    internal const int MaxAttendees = 500;

    // UU 6/2014 on villages, which orders their deliberation (musyawarah desa), is of January 2014.
    internal static readonly LocalDate Earliest = new(2014, 1, 1);

    public static Decision<DeliberationEvent> Decide(DeliberationCommand.Open command, DeliberationState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null) return Decision<DeliberationEvent>.Reject(Violation.Conflict(DeliberationViolations.Exists));
        var input = new InputReader();
        var opened = Read(command, EventMeta.Of(command.By, DeliberationEventCodes.Opened, "MUS-1", policy, now), input);
        return opened is not null && input.IsClean
            ? Decision<DeliberationEvent>.Accept(opened)
            : Decision<DeliberationEvent>.Reject(input.Violations);
    }

    private static DeliberationOpened? Read(DeliberationCommand.Open command, EventMeta meta, InputReader input)
    {
        if (!input.Present(command.Draft, "")) return null;
        var kind = input.Name<DeliberationKind>(command.Draft.Kind, "/kind");
        var heldOn = ReadDate(command.Draft.HeldOn, TimeZones.DateIn(command.Village, meta.At), input);
        var place = input.Text(command.Draft.Place, "/place", MaxPlace);
        var attendees = AttendanceRules.Read(command.Draft.Attendees, "/attendees", input);
        if (kind == DeliberationKind.Regular && command.Draft.Round is not null) input.Invalid(DeliberationViolations.RoundOdd, "/round", "CRD-4");
        if (kind == DeliberationKind.Cards) CheckRound(command, heldOn, input);
        if (kind is not { } k || heldOn is not { } day || place is null) return null;
        var opened = new DeliberationOpened(meta, command.Id, command.Village, k, day, place, attendees);
        return k == DeliberationKind.Cards ? opened with { Round = command.Round?.Round, DueOn = command.Round?.DueOn } : opened;
    }

    // Whoever comes too late holds it all the same, and it is marked so; who has no circular yet does not (CRD-4).
    private static void CheckRound(DeliberationCommand.Open command, LocalDate? heldOn, InputReader input)
    {
        if (command.Round is not { } round)
        {
            if (command.Draft!.Round is not null) input.Invalid(DeliberationViolations.RoundUnknown, "/round", "CRD-4");
            else input.Add(Violation.Refused(DeliberationViolations.RoundNeeded, "CRD-4", "/round"));
        }
        else if (round.ExpiredOn is { } until)
        {
            input.Add(Violation.Refused(Cards.CardViolations.Expired, "CRD-10", "/round", ("until", LocalDatePattern.Iso.Format(until))));
        }
        else if (round.DeliberatedOn is { } held)
        {
            input.Add(Violation.Refused(DeliberationViolations.ReturnsDeliberated, "CRD-4", "/round", ("heldOn", LocalDatePattern.Iso.Format(held))));
        }
        else if (round.CircularOn is not { } arrived)
        {
            input.Add(Violation.Refused(DeliberationViolations.CircularMissing, "CRD-4", "/round"));
        }
        else if (heldOn is { } day && day < arrived)
        {
            input.Add(Violation.Refused(DeliberationViolations.BeforeCircular, "CRD-4", "/heldOn", ("circularOn", LocalDatePattern.Iso.Format(arrived))));
        }
    }

    private static LocalDate? ReadDate(string? raw, LocalDate today, InputReader input)
    {
        if (input.Date(raw, "/heldOn") is not { } date) return null;
        if (date >= Earliest && date <= today) return date;
        input.Invalid(date > today ? InputViolations.DateFuture : InputViolations.DateTooEarly, "/heldOn", "MUS-1");
        return null;
    }
}
