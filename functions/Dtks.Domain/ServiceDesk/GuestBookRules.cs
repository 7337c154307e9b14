using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>The front office's guest book (SVC-2).</summary>
public static class GuestBookRules
{
    /// <summary>The most visitors that a day has numbers for.</summary>
    public const int MostOfDay = 9999;

    /// <summary>A visitor is received under the day's next number.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="read">What was said.</param>
    /// <param name="number">The day's number, from 1 on.</param>
    /// <param name="by">The desk officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static DeskVisited Receive(string id, AreaCode regency, DeskVisitRead read, int number, Actor by, PolicyVersion policy, Instant now) =>
        new(EventMeta.Of(by, DeskEventCodes.Visited, "SVC-2", policy, now), id, regency, TimeZones.DateIn(regency, now), number, read);

    /// <summary>The visit as it stands after that.</summary>
    public static DeskVisitState Of(DeskVisited happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return new(happened.Id, happened.Regency, happened.Day, happened.Number, happened.Read.Name, happened.Read.Purpose, happened.Read.Phone, happened.Meta.At);
    }
}

/// <summary>A visitor signed the guest book (SVC-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">The visit's id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Day">The day, in the regency's zone.</param>
/// <param name="Number">The day's number.</param>
/// <param name="Read">What was said.</param>
public sealed record DeskVisited(EventMeta Meta, string Id, AreaCode Regency, LocalDate Day, int Number, DeskVisitRead Read);

/// <summary>A visit in the guest book (SVC-2).</summary>
/// <param name="Id">Its id, unique within the regency.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Day">The day, in the regency's zone.</param>
/// <param name="QueueNumber">The day's number, 1 to 9,999.</param>
/// <param name="Name">The visitor's name as they say it. Encrypted at rest.</param>
/// <param name="Purpose">What they come for. Encrypted at rest.</param>
/// <param name="Phone">A phone number; null for none. Encrypted at rest.</param>
/// <param name="At">When.</param>
public sealed record DeskVisitState(string Id, AreaCode Regency, LocalDate Day, int QueueNumber, string Name, string Purpose, string? Phone, Instant At);
