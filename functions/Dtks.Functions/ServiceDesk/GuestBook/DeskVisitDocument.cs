using System.Globalization;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Documents;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>A visit in a regency's guest book (SVC-2).</summary>
public sealed record DeskVisitDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "deskVisit";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Day and number; lists go by it.</summary>
    public required string Queue { get; init; }

    /// <summary>The visit.</summary>
    public required DeskVisitState State { get; init; }

    /// <summary>The document's id for a visit's.</summary>
    public static string IdOf(string visit) => $"deskVisit-{visit}";

    /// <summary>What lists go by for a day and number, or what those of a day begin with.</summary>
    public static string QueueOf(LocalDate day, int? number = null) =>
        $"{LocalDatePattern.Iso.Format(day)}/{number?.ToString("0000", CultureInfo.InvariantCulture)}";
}

/// <summary>That a day's number is given to a visit: made with it, so that no number is given twice.</summary>
public sealed record QueueTicketDocument : Document
{
    /// <inheritdoc />
    public override string Type => "queueTicket";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The visit.</summary>
    public required string Visit { get; init; }

    /// <summary>The document's id for a day and number.</summary>
    public static string IdOf(LocalDate day, int number) => $"queueTicket-{DeskVisitDocument.QueueOf(day, number).Replace('/', '-')}";
}
