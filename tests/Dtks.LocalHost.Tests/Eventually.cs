namespace Dtks.LocalHost.Tests;

/// <summary>Waits for something another thread or process does, at most for half a minute.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        using var late = new CancellationTokenSource(AtMost);
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (!await condition())
        {
            Assert.False(late.IsCancellationRequested, $"Within {AtMost.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
