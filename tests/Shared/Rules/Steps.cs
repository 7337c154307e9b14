namespace Dtks.Tests.Rules;

/// <summary>Who sends a command: a person in a role, for the area of the role's level that it is about, or for another of that level.</summary>
/// <param name="Role">The role, as tokens name it.</param>
/// <param name="Person">Which of a few persons: the same one may act in several roles (GOV-2).</param>
/// <param name="Elsewhere">Whether their area is another.</param>
internal sealed record Caller(string Role, int Person, bool Elsewhere = false)
{
    /// <summary>The person.</summary>
    public string Subject => $"orang-{Person}";

    /// <inheritdoc />
    public override string ToString() => $"{Role} {Person}{(Elsewhere ? " of elsewhere" : string.Empty)}";
}

/// <summary>
/// A command of somebody's. Villages, lines, proposals, deliberations, dossiers and letters are named by their number in the story; a number beyond those that are there is taken
/// from the first again, so that a story of which steps were left out is one still.
/// </summary>
internal abstract record Step
{
    /// <summary>The clock goes on by hours.</summary>
    public sealed record Wait(int Hours) : Step;

    /// <summary>The clock goes on to half an hour before a mark, or to it. Nothing happens where that is over.</summary>
    public sealed record WaitFor(Mark Mark, bool Reached) : Step;

    /// <summary>Somebody proposes a family of a village (PRO-3, PRO-4).</summary>
    public sealed record Propose(int Village, Caller By) : Step;

    /// <summary>The regency verifies a proposal (PRO-6).</summary>
    public sealed record Verify(int Proposal, bool Eligible, Caller By) : Step;

    /// <summary>A proposal is taken back.</summary>
    public sealed record Withdraw(int Proposal, Caller By) : Step;

    /// <summary>A proposal is said anew (RAT-5).</summary>
    public sealed record Correct(int Proposal, Caller By) : Step;

    /// <summary>A village deliberates, decides what waits for it by the bits of a number (admitted or refused), and concludes with its documents by its head.</summary>
    public sealed record Deliberate(int Village, HeldOn On, int Admits, Caller By) : Step;

    /// <summary>A home visit is recorded (RAT-2).</summary>
    public sealed record Visit(int Proposal, Caller By) : Step;

    /// <summary>A village hands in what a deliberation admitted, or its sheet (RAT-1, VER-3).</summary>
    public sealed record HandIn(int Village, bool Sheet, int Deliberation, int? Replaces, Caller By) : Step;

    /// <summary>A dossier is endorsed by the camat or received by dinas sosial, or goes back (RAT-1).</summary>
    public sealed record PassOn(int Dossier, bool AtDistrict, bool Back, Caller By) : Step;

    /// <summary>The regent signs over all proposals, or sheets of the month, that wait (RAT-8).</summary>
    public sealed record Sign(bool Sheets, Caller By) : Step;

    /// <summary>The Ministry reviews a letter: returned whole, or conforming but for rows by the bits of a number (RAT-3, RAT-5).</summary>
    public sealed record Review(int Letter, bool Back, int RowsBack, Caller By) : Step;

    /// <summary>The regent sends a returned letter again, without rows by the bits of a number (RAT-5).</summary>
    public sealed record Resubmit(int Letter, int RowsOut, Caller By) : Step;

    /// <summary>Lines of a sheet are decided, or only tried (VER-3 to VER-6).</summary>
    public sealed record Decide(int Village, Rows Rows, bool DryRun, Caller By) : Step;

    /// <summary>A sheet is finalised (VER-1).</summary>
    public sealed record Finalise(int Village, Caller By) : Step;

    /// <summary>A sheet is opened again (VER-8).</summary>
    public sealed record Reopen(int Village, Caller By) : Step;
}

/// <summary>A moment at which something ends.</summary>
internal enum Mark
{
    /// <summary>The month is over (VER-7).</summary>
    Close,

    /// <summary>The period's determination date is over (RAT-5).</summary>
    Determination,

    /// <summary>The first proposal that waits for the regency was not verified in time (PRO-7).</summary>
    Lapse,
}

/// <summary>When a deliberation was held. One of before decides no proposal.</summary>
internal enum HeldOn
{
    /// <summary>Today.</summary>
    Today,

    /// <summary>On the day on which the month opened.</summary>
    OpeningDay,

    /// <summary>The day before that.</summary>
    DayBefore,
}

/// <summary>One row of a bulk.</summary>
/// <param name="Line">The line.</param>
/// <param name="Ground">The ground of VER-5; null for eligible.</param>
/// <param name="SuccessorLine">The line of who takes over.</param>
/// <param name="SuccessorMember">The member who does.</param>
internal sealed record Row(int Line, int? Ground = null, int? SuccessorLine = null, string? SuccessorMember = null)
{
    /// <inheritdoc />
    public override string ToString() => $"{Line}={(Ground is null ? "eligible" : $"ineligible {Ground}")}{(SuccessorLine is null ? null : $" to line {SuccessorLine}")}{(SuccessorMember is null ? null : $" to {SuccessorMember}")}";
}

/// <summary>A bulk of decisions; a row that names a successor stands alone.</summary>
internal sealed record Rows(IReadOnlyList<Row> All)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(", ", All);
}
