using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>GET /partners/{partner}/traffic?days=: what came of a partner's messages, day by day, with the last failures of each (REG-3).</summary>
public sealed class GetPartnerTraffic(Api api, PartnerRepository partners, PartnerChanges changes, PartnerTraffic traffic)
{
    private const int Usual = 7;
    private const int Most = 31;

    /// <summary>The last days, today first; a day without messages is left out. Of the last seconds another instance may know more.</summary>
    [Function(nameof(GetPartnerTraffic))]
    [QueryParameters("days")]
    [Access(Role.MinistryOfficer, Role.Auditor, Area = AccessArea.Nation)]
    [Asks<int>("days", "How many days back, today included: 1 to 31, 7 unless told.")]
    [Answers<PartnerTrafficView>]
    [Refuses(400, "number.range")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/partners/{partner}/traffic")] HttpRequest request, string partner, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var asked = Days(request.Query["days"].ToString());
            var found = await partners.FindAsync(partner, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var days = new List<PartnerDayView>();
            for (var back = 0; back < asked; back++)
            {
                if (await traffic.DayAsync(found.Partner, changes.Today.PlusDays(-back), cancellation) is { } day)
                {
                    days.Add(new PartnerDayView(day.Day, day.Taken, day.Counts, day.Failures));
                }
            }

            return Answer.Done(new PartnerTrafficView(found.Partner, days));
        });

    private static int Days(string asked) =>
        asked.Length == 0 ? Usual
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most ? days
        : throw new ProblemException(Problem.Invalid("/days", InputViolations.NumberRange, args: new Dictionary<string, string> { ["min"] = "1", ["max"] = Most.ToString(CultureInfo.InvariantCulture) }));
}

/// <summary>What came of a partner's messages.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Days">Its days, the latest first.</param>
public sealed record PartnerTrafficView(string Partner, IReadOnlyList<PartnerDayView> Days);

/// <summary>A partner's day.</summary>
/// <param name="Day">The day, in Jakarta.</param>
/// <param name="Taken">How much of the day's allowance instances took to spend.</param>
/// <param name="Counts">How many messages came to what; each is counted as it is admitted or refused, and by what it asked.</param>
/// <param name="Failures">The last hundred failures, oldest first.</param>
public sealed record PartnerDayView(LocalDate Day, int Taken, IReadOnlyList<TrafficCount> Counts, IReadOnlyList<TrafficFailure> Failures);
