using Dtks.LocalCosmos.Errors;

namespace Dtks.LocalCosmos.Faults;

/// <summary>What a request gets when a rule strikes.</summary>
internal static class FaultAnswers
{
    private const int PartitionKeyRangeGone = 1002;
    private const int RequestRateTooLarge = 3200;

    /// <summary>Throws when the rule answers with an error and without effect.</summary>
    public static void Throw(FaultRule? rule)
    {
        if (rule is null || Status(rule.Kind) is not { } status)
        {
            return;
        }

        throw new RequestFailedException(status, rule.SubStatus ?? UsualSubStatus(rule.Kind), "LocalCosmos was told to fail this request.")
        {
            RetryAfter = rule.Kind is FaultKind.TooManyRequests ? TimeSpan.FromMilliseconds(rule.RetryAfterMilliseconds) : null,
        };
    }

    /// <summary>Waits when the rule makes the answer late. The wire is slow in real time, whatever clock the gateway goes by.</summary>
    public static Task DelayAsync(FaultRule? rule, CancellationToken cancellation)
    {
        if (rule?.Kind != FaultKind.Delay)
        {
            return Task.CompletedTask;
        }

        var lateness = TimeSpan.FromMilliseconds(rule.DelayMilliseconds);
        return Task.Delay(lateness, TimeProvider.System, cancellation);
    }

    private static int? Status(FaultKind kind) => kind switch
    {
        FaultKind.RequestTimeout => 408,
        FaultKind.Gone => 410,
        FaultKind.TooManyRequests => 429,
        FaultKind.RetryWith => 449,
        FaultKind.ServiceUnavailable => 503,
        _ => null,
    };

    private static int UsualSubStatus(FaultKind kind) => kind switch
    {
        FaultKind.Gone => PartitionKeyRangeGone,
        FaultKind.TooManyRequests => RequestRateTooLarge,
        _ => 0,
    };
}
