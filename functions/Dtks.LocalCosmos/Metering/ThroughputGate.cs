using System.Collections.Concurrent;

namespace Dtks.LocalCosmos.Metering;

/// <summary>
/// Holds a container to its request units a second. As with the service, a request may start while anything of the
/// second is left, and what it overdraws is taken from the seconds that follow.
/// </summary>
internal sealed class ThroughputGate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>How long a request on <paramref name="resource"/> must wait; null when it may start.</summary>
    public TimeSpan? WaitFor(string resource, int throughput)
    {
        var account = _accounts.GetOrAdd(resource, _ => new Account());
        lock (account)
        {
            Refill(account, throughput);
            if (account.Left > 0)
            {
                return null;
            }

            var debtSeconds = Math.Floor(-account.Left / throughput);
            return account.Until - time.GetUtcNow() + (debtSeconds * Window) + TimeSpan.FromMilliseconds(1);
        }
    }

    /// <summary>Takes what a request has cost.</summary>
    public void Charge(string resource, double units)
    {
        var account = _accounts.GetOrAdd(resource, _ => new Account());
        lock (account)
        {
            account.Left -= units;
        }
    }

    private void Refill(Account account, int throughput)
    {
        var now = time.GetUtcNow();
        if (now < account.Until)
        {
            return;
        }

        var passed = account.Until == default ? 1 : 1 + ((now - account.Until).Ticks / Window.Ticks);
        account.Left = Math.Min(throughput, account.Left + ((double)passed * throughput));
        account.Until = (account.Until == default ? now : account.Until + ((passed - 1) * Window)) + Window;
    }

    private sealed class Account
    {
        public double Left { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
