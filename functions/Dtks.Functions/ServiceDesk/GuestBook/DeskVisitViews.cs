using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>That a visitor was received.</summary>
/// <param name="Id">The visit's id.</param>
/// <param name="QueueNumber">The day's number.</param>
/// <param name="Day">The day, in the regency's zone.</param>
public sealed record DeskVisitReceipt(string Id, int QueueNumber, LocalDate Day);

/// <summary>A visit as the guest book shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="QueueNumber">The day's number.</param>
/// <param name="Name">The visitor's name as they said it.</param>
/// <param name="Purpose">What they came for.</param>
/// <param name="Phone">A phone number; absent where none was given.</param>
/// <param name="At">When.</param>
[ShowsPerson]
public sealed record DeskVisitItem(string Id, int QueueNumber, string Name, string Purpose, string? Phone, Instant At)
{
    /// <summary>Of a visit.</summary>
    public static DeskVisitItem Of(DeskVisitState visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return new(visit.Id, visit.QueueNumber, visit.Name, visit.Purpose, visit.Phone, visit.At);
    }
}
