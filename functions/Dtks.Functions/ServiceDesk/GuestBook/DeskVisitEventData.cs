using NodaTime;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>What is told of a visit to the front office: nothing of the visitor (SVC-2, REG-3).</summary>
/// <param name="Visit">Its id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Day">The day, in the regency's zone.</param>
/// <param name="QueueNumber">The day's number.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Policy">The policy version.</param>
public sealed record DeskVisitEventData(string Visit, string Regency, LocalDate Day, int QueueNumber, string? Rule, string Policy);
