using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Invocation;

namespace Dtks.LocalHost.Tests;

public sealed class IdleMemoryTests
{
    [Fact]
    public void Memory_is_given_back_once_after_each_spell_of_work_and_never_during_it()
    {
        var activity = new ActivityTracker();
        var given = 0;
        using var memory = new IdleMemory(activity, new StoppedTime(), () => given++);

        Assert.Equal(0, After(1));
        Assert.Equal(1, After(3));
        var work = activity.Begin();
        Assert.Equal(1, After(3));
        work.Dispose();
        Assert.Equal(2, After(3));
        activity.Begin().Dispose();
        Assert.Equal(2, After(1));
        Assert.Equal(3, After(2));

        int After(int looks)
        {
            for (var i = 0; i < looks; i++)
                memory.LookOnce();
            return given;
        }
    }

    // Its timers never fire: the test looks itself.
    private sealed class StoppedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
