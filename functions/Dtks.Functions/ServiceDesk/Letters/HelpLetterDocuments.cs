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
    /// <summary>The document type's name.</summary>
    public const string TypeName = "helpCopy";

    /// <summary>What the ids of copies begin with.</summary>
    public const string IdStart = $"{TypeName}-";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The copy.</summary>
    public required HelpCopy Copy { get; init; }

    /// <summary>The section of the application; null of copies from before it was noted.</summary>
    public Section? Section { get; init; }

    /// <summary>The letter; null of copies from before it was noted.</summary>
    public Recommendation? Letter { get; init; }

    /// <summary>What the list of copies to be delivered goes by: the letter's date, the application and who has it; null once it was delivered.</summary>
    public string? Awaited { get; init; }

    /// <summary>The document's id for an application's copy.</summary>
    public static string IdOf(string application, CopyRecipient recipient) => $"helpCopy-{application}-{WireName.Of(recipient)}";

    /// <summary>A copy of an application that was not delivered yet.</summary>
    public static HelpCopyDocument New(HelpApplicationState application, CopyRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(application);
        return new()
        {
            Id = IdOf(application.Id, recipient),
            Regency = application.Regency.Value,
            Application = application.Id,
            Section = application.Section,
            Letter = application.Recommendation,
            Awaited = application.Recommendation is { } letter ? $"{NodaTime.Text.LocalDatePattern.Iso.Format(letter.Date)}/{application.Id}/{WireName.Of(recipient)}" : null,
            Copy = new HelpCopy(recipient),
        };
    }
}
