using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>Loads letters, and turns what was decided about one into a change.</summary>
public sealed class LetterRepository(DocumentStore store, KeyedHash hash, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>The most rows of a letter that is signed and reviewed within the request.</summary>
    public const int SmallMost = 1000;

    /// <summary>A letter, or null when there is none.</summary>
    public async Task<LetterDocument?> FindAsync(string regency, string letter, CancellationToken cancellation) =>
        PathId.IsId(letter)
            ? await store.ReadAsync<LetterDocument>(Partitions.Ratifications(regency), LetterDocument.IdOf(letter), cancellation)
            : null;

    /// <summary>The letter that a message is about.</summary>
    /// <exception cref="MessageException">There is no such letter.</exception>
    public async Task<LetterDocument> OfAsync(LetterMessage message, CancellationToken cancellation) =>
        await FindAsync(message.Regency, message.Letter, cancellation)
        ?? throw new MessageException($"there is no letter {message.Letter} in {message.Regency}");

    /// <summary>Whether the letter's number stands on another letter of its regency (RAT-1).</summary>
    public async Task<bool> IsNumberUsedAsync(LetterState letter, CancellationToken cancellation) =>
        await store.ReadAsync<LetterNumberDocument>(Partitions.Ratifications(letter.Regency.Value), NumberId(letter), cancellation) is { } used
        && used.Letter != letter.Id;

    /// <summary>Whether the letter's number is its own already, from when it was signed or sent again.</summary>
    /// <exception cref="ProblemException">409 when another letter of the regency has it (RAT-1).</exception>
    public async Task<bool> HasNumberAsync(LetterState letter, CancellationToken cancellation) =>
        await store.ReadAsync<LetterNumberDocument>(Partitions.Ratifications(letter.Regency.Value), NumberId(letter), cancellation) is { } used
        && (used.Letter == letter.Id ? true : throw NumberUsed(letter));

    /// <summary>What a letter is refused with whose number another has (RAT-1).</summary>
    public static ProblemException NumberUsed(LetterState letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var args = new Dictionary<string, string> { ["number"] = letter.Number };
        return new ProblemException(new Problem(409, LetterViolations.NumberUsed, "RAT-1", args, [new ProblemError("/letter/number", LetterViolations.NumberUsed, "RAT-1", args)]));
    }

    /// <summary>The document that takes the letter's number.</summary>
    public LetterNumberDocument NumberOf(LetterState letter) => new() { Id = NumberId(letter), Regency = letter.Regency.Value, Letter = letter.Id };

    /// <summary>
    /// The change that follows from what happened to a letter: for each event its audit entry and, where others are told of it, its
    /// CloudEvent; then the work that is due, of few rows at once and else by a message.
    /// </summary>
    /// <param name="letter">The letter, with its rows when one page holds them.</param>
    /// <param name="happened">What happened to it.</param>
    public ChangeSet Change(LetterDocument letter, params IReadOnlyList<LetterEvent> happened)
    {
        var change = new ChangeSet(Partitions.Ratifications(letter.Regency), happened.Select(e => AuditEntry.Of(e.Meta, e, letter.Id)));
        foreach (var (meta, state) in happened)
        {
            if (EventType(meta.Code, state.Status) is { } type)
            {
                change.Then(OutboxEntry.Event(type, $"ratifications/{letter.Regency}/{state.Id}", Data(state)));
            }
        }

        return happened.Count > 0 && HasWork(happened[^1].State) ? change.Then(Work(letter)) : change;
    }

    /// <summary>Now.</summary>
    public Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The policy of today in the regency.</summary>
    public PolicyVersion Policy(AreaCode regency) => policies.At(TimeZones.DateIn(regency, Now()));

    // Consumers hear of a letter when it is signed with its rows and digest; that the regent signed is in its history and the audit.
    private static string? EventType(string code, LetterStatus status) => code switch
    {
        LetterEventCodes.Signed when status == LetterStatus.Signing => null,
        LetterEventCodes.Reviewed => null,
        LetterEventCodes.Covered => $"dtks.{LetterEventCodes.Signed}.v1",
        _ => $"dtks.{code}.v1",
    };

    private static OutboxEntry Work(LetterDocument letter)
    {
        var message = new LetterMessage(letter.Regency, letter.State.Id, letter.After ?? 0);
        return letter.Whole?.IsSmall() == true ? OutboxEntry.Projection(CarryOverAtOnce.ProjectionName, message) : OutboxEntry.Message(ApplyLetters.Queue, message);
    }

    // What goes again is ratified already when it is signed.
    private static bool HasWork(LetterState letter) => letter.Status is not (LetterStatus.Applied or LetterStatus.Void) && !(letter.Status == LetterStatus.Signed && letter.Round() > 0);

    private static LetterEventData Data(LetterState state) => new(state.Id, state.Regency.Value, state.Period, state.Status, state.Rows, state.Digest, state.ReturnedRows, state.Sheets, state.CountsFor == state.Period ? null : state.CountsFor);

    // A letter's number may hold any character; a document's id may not.
    private string NumberId(LetterState letter) => $"number-{hash.Of("letter", letter.Number.ToUpperInvariant())[..32]}";
}
