using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Imports;

/// <summary>Decides what becomes of a prelist (RAT-2, PRO-3), or of another file of rows.</summary>
public static class ImportDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when there is no such import yet). Never throws on any state.
    /// </summary>
    public static Decision<ImportEvent> Decide(ImportCommand command, ImportState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is ImportCommand.Declare declare) return Declare(declare, state, policy, now);
        if (state is null) return Decision<ImportEvent>.Reject(Violation.Conflict(ImportViolations.Unknown));
        return command switch
        {
            ImportCommand.Complete complete => Complete(complete, state, policy, now),
            ImportCommand.Start start when state.Status == ImportStatus.Reading =>
                Decision<ImportEvent>.Accept(new ImportStarted(Meta(ImportEventCodes.Started, state.RuleOf(), policy, now), start.Rows, start.Chunks)),
            ImportCommand.Refuse refuse when state.Status == ImportStatus.Reading =>
                Decision<ImportEvent>.Accept(new ImportRefused(Meta(ImportEventCodes.Refused, null, policy, now), refuse.Problems)),
            ImportCommand.Finish when state.Status == ImportStatus.Working && state.Worked == state.Rows =>
                Decision<ImportEvent>.Accept(new ImportFinished(Meta(ImportEventCodes.Finished, state.RuleOf(), policy, now))),
            ImportCommand.Expire when state.Status == ImportStatus.Awaiting && now >= state.ExpiresAt =>
                Decision<ImportEvent>.Accept(new ImportRefused(Meta(ImportEventCodes.Refused, null, policy, now), [ImportProblem.Of(ImportViolations.Expired)])),
            _ => Decision<ImportEvent>.Accept(),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static ImportState Evolve(ImportState? state, ImportEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is ImportDeclared d
            ? Declared(d)
            : Apply(state ?? throw new InvalidOperationException("An import begins by being declared."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    /// <summary>The state once a part of the rows has its results: next comes the one after it, or it was one of those passed over. The same again changes nothing.</summary>
    public static ImportState Worked(ImportState state, int chunk, int accepted, int refused)
    {
        ArgumentNullException.ThrowIfNull(state);
        return IsOpen(state, chunk)
            ? Past(state, chunk) with { Accepted = state.Accepted + accepted, Refused = state.Refused + refused, PassedOver = [.. state.PassedOver.Where(c => c != chunk)] }
            : state;
    }

    /// <summary>The state once a part of the rows was set aside, because it cannot be read: the rest goes on without it.</summary>
    public static ImportState PassOver(ImportState state, int chunk)
    {
        ArgumentNullException.ThrowIfNull(state);
        return chunk == state.Next && IsOpen(state, chunk) ? Past(state, chunk) with { PassedOver = [.. state.PassedOver, chunk] } : state;
    }

    /// <summary>Whether a part of the rows waits to be worked: the next, or one that was passed over.</summary>
    public static bool IsOpen(ImportState state, int chunk)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == ImportStatus.Working && ((chunk == state.Next && chunk < state.Chunks) || state.PassedOver.Contains(chunk));
    }

    private static ImportState Past(ImportState state, int chunk) => chunk == state.Next ? state with { Next = chunk + 1 } : state;

    private static Decision<ImportEvent> Declare(ImportCommand.Declare command, ImportState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null) return Decision<ImportEvent>.Reject(Violation.Conflict(ImportViolations.Exists));
        var input = new InputReader();
        var read = ImportDraftReader.Read(command.Draft, input);
        return read is { } draft && input.IsClean
            ? Decision<ImportEvent>.Accept(new ImportDeclared(
                EventMeta.Of(command.By, ImportEventCodes.Declared, ImportPurpose.RuleOf(command.Purpose), policy, now),
                command.Id, draft.FileName, draft.Length, draft.Sha256, now + command.Window, command.Purpose))
            : Decision<ImportEvent>.Reject(input.Violations);
    }

    private static Decision<ImportEvent> Complete(ImportCommand.Complete command, ImportState state, PolicyVersion policy, Instant now)
    {
        if (state.Status != ImportStatus.Awaiting) return Decision<ImportEvent>.Accept();
        return now >= state.ExpiresAt
            ? Decision<ImportEvent>.Reject(Violation.Conflict(ImportViolations.Expired))
            : Decision<ImportEvent>.Accept(new ImportCompleted(EventMeta.Of(command.By, ImportEventCodes.Completed, state.RuleOf(), policy, now)));
    }

    private static ImportState Apply(ImportState state, ImportEvent happened) => happened switch
    {
        ImportCompleted => state with { Status = ImportStatus.Reading },
        ImportStarted e => state with { Status = ImportStatus.Working, Rows = e.Rows, Chunks = e.Chunks },
        ImportRefused e => state with { Status = ImportStatus.Refused, Problems = e.Problems },
        ImportFinished => state with { Status = ImportStatus.Done },
        _ => state,
    };

    private static ImportState Declared(ImportDeclared d) => new()
    {
        Id = d.Id,
        FileName = d.FileName,
        Length = d.Length,
        Sha256 = d.Sha256,
        Purpose = d.Purpose,
        By = d.Meta.Subject,
        ExpiresAt = d.ExpiresAt,
        Status = ImportStatus.Awaiting,
        History = [],
    };

    private static EventMeta Meta(string code, string? rule, PolicyVersion policy, Instant now) => EventMeta.Of(Actor.System, code, rule, policy, now);
}
