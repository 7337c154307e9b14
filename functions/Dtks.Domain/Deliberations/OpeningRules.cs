using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

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
        return kind is not { } k || heldOn is not { } day || place is null
            ? null
            : new DeliberationOpened(meta, command.Id, command.Village, k, day, place, attendees);
    }

    private static LocalDate? ReadDate(string? raw, LocalDate today, InputReader input)
    {
        if (input.Date(raw, "/heldOn") is not { } date) return null;
        if (date >= Earliest && date <= today) return date;
        input.Invalid(date > today ? InputViolations.DateFuture : InputViolations.DateTooEarly, "/heldOn", "MUS-1");
        return null;
    }
}
