using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>The head of a village's monthly sheet: where it stands, and where its pages begin. Every change of a page replaces it too, so
/// that
/// its version tells of any change.</summary>
public sealed record SheetDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "sheet";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The month.</summary>
    public required string Period { get; init; }

    /// <summary>Where it stands.</summary>
    public required SheetStage Stage { get; init; }

    /// <summary>When its lines can no longer be decided (VER-7).</summary>
    public required DateTimeOffset ClosesOn { get; init; }

    /// <summary>The id of the policy version its decisions go by, whatever holds when they are taken; null on sheets of before it stood here: their month's marker names it.</summary>
    public string? Policy { get; init; }

    /// <summary>The dossier that holds it since it was finalised; null while none does. From its endorsement on it is not re-opened (VER-8).</summary>
    public SheetDossier? Dossier { get; init; }

    /// <summary>The dossiers it was handed in with, in their order; null for none.</summary>
    public IReadOnlyList<string>? Dossiers { get; init; }

    /// <summary>Until when decided lines may be decided anew after the month's end, since it came back or was re-opened (RAT-5, VER-8), also before that; null where it did not.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The lines that nobody verified before the month closed, in short, such as <c>1-4,9</c> (VER-7); null for none, and while it was neither finalised since nor open again then.</summary>
    public string? Missed { get; init; }

    /// <summary>Each time it was opened again, the earliest first (VER-8); null where it never was.</summary>
    public IReadOnlyList<SheetReopening>? Reopenings { get; init; }

    /// <summary>The lines that were found ineligible in sight of a death or a removal which was undone or taken back since (GOV-3), and not decided anew; null for none.</summary>
    public IReadOnlyList<int>? Overturned { get; init; }

    /// <summary>The lines that nobody verified and whose recipient died or was removed (RAT-6), so that nobody misses them (VER-7); null for none.</summary>
    public IReadOnlyList<int>? Lapsed { get; init; }

    /// <summary>The households of which somebody died, left or was removed while it was settled, and whose lines are brought after that where it is opened again (RAT-6, VER-8); null for none.</summary>
    public IReadOnlyList<string>? Behind { get; init; }

    /// <summary>Raised by one with every change, from 1; the client's entity tag.</summary>
    public long Version { get; init; }

    /// <summary>While opening: the id of the household's document that was taken last.</summary>
    public string? Cursor { get; init; }

    /// <summary>The number of the first line of each page. Page numbers count from 1.</summary>
    public IReadOnlyList<int> FirstLines { get; init; } = [];

    /// <summary>The households that could not be read when it was opened; their lines are added once they are repaired.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }

    /// <summary>The pages that were added for households with lines on an earlier one (REG-8): these are decided together; null for none.</summary>
    public IReadOnlyList<AddedPage>? Added { get; init; }

    /// <summary>Lines by outcome.</summary>
    public SheetTally Tally { get; init; } = SheetTally.Empty;

    /// <summary>The subjects that decided lines of it, each once (GOV-2); null where nobody did, and of decisions from before it stood here.</summary>
    public IReadOnlyList<string>? DecidedBy { get; init; }

    /// <summary>The subject that finalised it (GOV-2).</summary>
    public string? FinalisedBy { get; init; }

    /// <summary>The digest of the finalised lines, which is what a letter ratifies (RAT-8).</summary>
    public string? Digest { get; init; }

    /// <summary>The regent's letter that covers it.</summary>
    public string? LetterId { get; init; }

    /// <summary>The later period in whose recap it counts, for that letter was signed after the determination date (RAT-5); null where it counts in its own, and on those of before it stood here.</summary>
    public string? CountsFor { get; init; }

    /// <summary>When and by whom it was opened, finalised, opened again and closed; who decided lines stands in the audit entries.</summary>
    public IReadOnlyList<EventMeta> History { get; init; } = [];

    /// <summary>It opened again (VER-8): what it was finalised with holds no more.</summary>
    /// <param name="openUntil">Until when lines that were verified are decided anew, where the month is over; null while it runs.</param>
    /// <param name="why">When and why.</param>
    public SheetDocument OpenedAgain(Instant? openUntil, SheetReopening why) => this with
    {
        Stage = openUntil is null ? SheetStage.Open : SheetStage.Closed,
        OpenUntil = openUntil?.ToDateTimeOffset(),
        FinalisedBy = null,
        Digest = null,
        Reopenings = [.. Reopenings ?? [], why],
    };

    /// <summary>As pages of it stand now, with which of their lines are to be decided anew, and which lapsed.</summary>
    internal SheetDocument Seeing(IEnumerable<SheetPageDocument> pages)
    {
        var lines = pages.SelectMany(p => p.Lines).ToDictionary(l => l.Line);
        IReadOnlyList<int>? With(IReadOnlyList<int>? known, Func<SheetLine, bool> isMeant)
        {
            List<int> now = [.. (known ?? []).Where(l => !lines.ContainsKey(l)).Concat(lines.Values.Where(isMeant).Select(l => l.Line)).Order()];
            return now.Count == 0 ? null : (known ?? []).SequenceEqual(now) ? known : now;
        }

        var (overturned, lapsed) = (With(Overturned, l => l.Suggestion?.Code == LineSuggestions.Overturned), With(Lapsed, l => l.IsLapsed));
        return overturned == Overturned && lapsed == Lapsed ? this : this with { Overturned = overturned, Lapsed = lapsed };
    }

    /// <summary>The document's id for a month.</summary>
    public static string IdOf(string period) => $"sheet-{period}";

    /// <summary>Whether its month is over: what nobody verified by then stays so (VER-7).</summary>
    public bool IsClosed(DateTimeOffset now) => now >= ClosesOn;

    /// <summary>The month that runs, once its own is over; null before.</summary>
    internal CyclePeriod? Running(DateTimeOffset now) => IsClosed(now) ? SheetAdvice.Running(Village, now) : null;

    /// <summary>
    /// How many of its lines nobody verified before its month closed, and stay so (VER-7): less those of who died or was removed, and those that became unverified since, by what befell their family, while they can be decided (VER-8).
    /// </summary>
    internal int Unverified(DateTimeOffset now)
    {
        var left = Tally.Unverified - (Lapsed?.Count ?? 0);
        return IsCorrected(now) ? Math.Min(left, LineRanges.Read(Missed).Except(Lapsed ?? []).Count()) : left;
    }

    /// <summary>Which of its lines stay unverified where they are, while what was verified is decided anew after its month (VER-8); null where all of them do.</summary>
    internal IReadOnlySet<int>? StayingUnverified(DateTimeOffset now) => IsCorrected(now) ? LineRanges.Read(Missed) : null;

    /// <summary>Whether its month is over, and what was verified is decided anew (VER-8).</summary>
    internal bool IsCorrected(DateTimeOffset now) => this is { Stage: SheetStage.Closed, OpenUntil: { } until } && now < until;

    /// <summary>The client's entity tag.</summary>
    public string EntityTag() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{Version}\"");

    /// <summary>The page that a line stands on, from 1; null for a line that the sheet does not have.</summary>
    public int? PageOf(int line) => line < 1 || line > Tally.Lines ? null : FirstLines.Count(first => first <= line);

    /// <summary>The first and the last line that stand on a page of it.</summary>
    public (int First, int Last) LinesOf(int page) => (FirstLines[page - 1], page < FirstLines.Count ? FirstLines[page] - 1 : Tally.Lines);

    /// <summary>Pages with all those that hold other lines of their households.</summary>
    public IReadOnlyList<int> Together(IEnumerable<int> pages)
    {
        var together = pages.ToHashSet();
        while ((Added ?? []).FirstOrDefault(a => together.Contains(a.Page) != together.Contains(a.First)) is { } added)
        {
            together.Add(added.Page);
            together.Add(added.First);
        }

        return [.. together.Order()];
    }
}

/// <summary>The dossier that holds a sheet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DeterminedOn">The determination date that was over when it came back, so that the sheet stays finalised (RAT-5); null else.</param>
public sealed record SheetDossier(string Id, DossierStatus Status, LocalDate? DeterminedOn = null)
{
    /// <summary>Whether it is on its way, or got there.</summary>
    public bool Holds() => IsEndorsed() || Status == DossierStatus.Submitted;

    /// <summary>Whether the camat endorsed it, and it did not come back.</summary>
    public bool IsEndorsed() => Status is DossierStatus.Endorsed or DossierStatus.Received or DossierStatus.Ratified;
}

/// <summary>A finalised sheet was opened again (VER-8).</summary>
/// <param name="On">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Dossier">The dossier that came back; null where the regency opened it.</param>
public sealed record SheetReopening(Instant On, string Reason, string? Dossier = null);

/// <summary>A page that was added for one household.</summary>
/// <param name="Page">Its number.</param>
/// <param name="First">The page that the household's first lines stand on.</param>
public sealed record AddedPage(int Page, int First);
