using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>That a number of a kind of letters and year is given to an application: made with it, so that no number is given twice.</summary>
public sealed record HelpLetterNumberDocument : Document
{
    /// <inheritdoc />
    public override string Type => "helpLetterNumber";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Kind, year and number; the last of a year is found by it.</summary>
    public required string Queue { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The document's id for what <see cref="QueueOf"/> gives.</summary>
    public static string IdOf(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return $"helpLetterNumber-{queue.Replace('/', '-')}";
    }

    /// <summary>What numbers go by. No day of the guest book begins as a kind does.</summary>
    public static string QueueOf(HelpLetterKind kind, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{WireName.Of(kind)}/{year}/{number:000000}");
}

/// <summary>A copy of a recommendation: a record of its own, delivered or not (SVC-9).</summary>
public sealed record HelpCopyDocument : Document
{
    /// <inheritdoc />
    public override string Type => "helpCopy";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The copy.</summary>
    public required HelpCopy Copy { get; init; }

    /// <summary>The document's id for an application's copy.</summary>
    public static string IdOf(string application, CopyRecipient recipient) => $"helpCopy-{application}-{WireName.Of(recipient)}";

    /// <summary>A copy of an application that was not delivered yet.</summary>
    public static HelpCopyDocument New(HelpApplicationState application, CopyRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(application);
        return new() { Id = IdOf(application.Id, recipient), Regency = application.Regency.Value, Application = application.Id, Copy = new HelpCopy(recipient) };
    }
}
