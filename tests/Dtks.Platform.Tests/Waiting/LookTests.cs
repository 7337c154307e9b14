using System.Globalization;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Waiting;

/// <summary>When a partition is looked at, and how often that is noted.</summary>
public sealed class LookTests
{
    private static readonly DocumentContainer Registry = new("registry", "/village");
    private static readonly DocumentContainer Cycles = new("cycles", "/period");

    [Theory]
    [InlineData("2026-11-26T08:10:00Z", "2026-11-26T08:30:00Z")]
    [InlineData("2026-11-26T08:19:59.999Z", "2026-11-26T08:30:00Z")]
    [InlineData("2026-11-26T08:20:00Z", "2026-11-26T08:40:00Z")]
    public void The_first_look_comes_ten_minutes_after_the_ten_in_which_something_changed(string changed, string due)
    {
        var look = Look.After(new Partition(Registry, "3305102001"), At(changed));

        Assert.Equal(At(due), look.Deadline().DueAt);
        Assert.InRange(At(changed), look.Window().Since, look.Window().Until);
        Assert.True(look.Window().Until < At(due));
    }

    [Theory]
    [InlineData("registry", "3305102001")]
    [InlineData("cycles", "2026-11")]
    public void A_look_is_read_back_from_its_deadline(string container, string partition)
    {
        var look = new Look(container, partition, At("2026-11-26T08:10:00Z"), 7);

        Assert.Equal(look with { Round = 8 }, Look.Parse(look.Next(At("2026-11-26T09:00:00Z")).Target));
    }

    [Fact]
    public void Each_look_comes_after_twice_the_time_and_a_day_at_most()
    {
        var now = At("2026-11-26T08:30:00Z");
        var pauses = new List<double>();
        for (var look = new Look("registry", "3305102001", now, 0); look.Round < 10; look = Look.Parse(look.Next(now).Target))
        {
            pauses.Add((look.Next(now).DueAt - now).TotalMinutes);
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440], pauses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("registry-3305102001")]
    [InlineData("registry-3305102001-x-0")]
    public void What_is_no_look_is_refused(string target) => Assert.Throws<FormatException>(() => Look.Parse(target));

    [Fact]
    public void A_partition_is_noted_once_in_ten_minutes_and_only_when_it_was_saved()
    {
        var notes = Notes();
        var at = At("2026-11-26T08:10:00Z");

        Assert.NotNull(notes.Of(Change(Registry, "a"), at));
        Assert.NotNull(notes.Of(Change(Registry, "a"), at));
        notes.Saved(Change(Registry, "a"), at);
        Assert.Null(notes.Of(Change(Registry, "a"), at.AddMinutes(9)));
        Assert.NotNull(notes.Of(Change(Registry, "b"), at));
        Assert.NotNull(notes.Of(Change(Registry, "a"), at.AddMinutes(10)));
    }

    [Fact]
    public void What_sends_no_message_or_has_no_state_that_waits_is_not_noted()
    {
        var at = At("2026-11-26T08:10:00Z");
        var quiet = ChangeSet.Bookkeeping(new Partition(Registry, "a")).Then(OutboxEntry.Event("dtks.x.v1", "x", new JObject()), OutboxEntry.Projection("p", new JObject()));

        Assert.Null(Notes().Of(quiet, at));
        Assert.Null(Notes().Of(Change(Cycles, "2026-11"), at));
    }

    private static NoteLooks Notes()
    {
        var containers = new WaitingContainers();
        containers.Declare(Registry);
        return new NoteLooks(containers);
    }

    private static ChangeSet Change(DocumentContainer container, string partition) =>
        ChangeSet.Bookkeeping(new Partition(container, partition)).Then(OutboxEntry.Message("q", new JObject()));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
