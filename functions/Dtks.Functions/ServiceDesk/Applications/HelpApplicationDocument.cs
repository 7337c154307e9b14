using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>An application for help (SVC-2 to SVC-9), with what its lists go by beside it.</summary>
public sealed record HelpApplicationDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "helpApplication";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The section for the kind of help; lists filter by it.</summary>
    public required Section Section { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required HelpStatus Status { get; init; }

    /// <summary>The applicant's village; its list of requests filters by it.</summary>
    public required string Village { get; init; }

    /// <summary>When it was filed; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Whether the village's time to answer is over and it has not (SVC-5); null elsewhere.</summary>
    public bool? IsLate { get; init; }

    /// <summary>The last day of its SKM, while the section has it (SVC-7); null elsewhere.</summary>
    public LocalDate? SkmUntil { get; init; }

    /// <summary>Whom it is recommended to, while it waits there (SVC-9); null elsewhere.</summary>
    public string? Giver { get; init; }

    /// <summary>What the giver's waiting list goes by, while it waits there (SVC-9); null elsewhere.</summary>
    public string? Waiting { get; init; }

    /// <summary>How many files were declared of it; null for none.</summary>
    public int? Files { get; init; }

    /// <summary>The letters that the one-stop service numbered for it, oldest first (SVC-5, SVC-6); null for none.</summary>
    public IReadOnlyList<HelpLetter>? Letters { get; init; }

    /// <summary>The whole of it.</summary>
    public required HelpApplicationState State { get; init; }

    /// <summary>A document's id for an application's.</summary>
    public static string IdOf(string application) => $"{TypeName}-{application}";

    /// <summary>As it is after something happened to it.</summary>
    public HelpApplicationDocument With(HelpApplicationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var waits = state.Status is HelpStatus.Waiting or HelpStatus.Accepted;
        return this with
        {
            Status = state.Status,
            IsLate = state is { Status: HelpStatus.AskedOfVillage, VillageLateFrom: not null } ? true : null,
            SkmUntil = state.Status == HelpStatus.InSection ? state.Answer?.Skm?.ValidUntil : null,
            Giver = waits ? state.Place!.Giver : null,
            Waiting = waits ? state.Place!.Order : null,
            State = state,
        };
    }
}

/// <summary>That somebody's need has an application of a section: made or taken up with it, so that there are no two that go on (SVC-2).</summary>
public sealed record HelpNeedDocument : Document
{
    /// <inheritdoc />
    public override string Type => "helpNeed";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The tracking code of the last application.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>Whether it goes on.</summary>
    public required bool IsOpen { get; init; }
}
