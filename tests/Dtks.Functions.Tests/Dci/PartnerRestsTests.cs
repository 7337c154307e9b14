using Dtks.Functions.Dci;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Functions.Tests.Dci;

/// <summary>Calls to one partner: four at once, those that wait in the turn of one that ended, and none to an address that does not answer.</summary>
[Trait("rule", "REG-3")]
public sealed class PartnerRestsTests
{
    private const string Partner = "partner.example";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 26, 3, 0, 0, TimeSpan.Zero));
    private readonly PartnerRests _rests;

    public PartnerRestsTests() => _rests = new PartnerRests(_clock);

    [Fact]
    public void Who_waits_goes_on_in_the_turn_of_a_call_that_ended_and_in_order()
    {
        Begin(PartnerRests.AtOnce);
        Assert.Equal(PartnerTurn.Busy, _rests.Begin(Partner));
        Assert.Equal(PartnerTurn.Busy, _rests.Wait(Partner, new WaitingCall("a", 1)));
        Assert.Equal(PartnerTurn.Busy, _rests.Wait(Partner, new WaitingCall("b", 1)));
        Assert.Equal(PartnerTurn.Begun, _rests.Begin("other.example"));

        Assert.Equal(["a", "b", null], Enumerable.Range(0, 3).Select(_ => _rests.Next(Partner, _rests.Now())?.Exchange));

        // The last of them found nobody: its turn is free, for who comes now and whoever waits since.
        Assert.Equal(PartnerTurn.Begun, _rests.Wait(Partner, new WaitingCall("c", 2)));
        Assert.Equal(new WaitingCall("c", 2), _rests.Next(Partner, _rests.Now()));
        Assert.Equal(PartnerTurn.Busy, _rests.Begin(Partner));
        _rests.End(Partner);
        Assert.Equal(PartnerTurn.Begun, _rests.Begin(Partner));
    }

    [Fact]
    public void A_turn_lasts_a_minute_and_a_line_has_an_end()
    {
        Begin(PartnerRests.AtOnce);
        for (var i = 0; i < PartnerRests.InLine + 1; i++)
        {
            _rests.Wait(Partner, new WaitingCall($"{i}", 1));
        }

        var since = _rests.Now();
        _clock.Advance(PartnerRests.Turn - TimeSpan.FromMilliseconds(1));
        Assert.Equal("0", _rests.Next(Partner, since)?.Exchange);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(_rests.Next(Partner, since));
        Assert.Equal(PartnerRests.InLine - 1, Enumerable.Range(0, PartnerRests.InLine + 5).Count(_ => _rests.Next("none.example", since) is null && _rests.Next(Partner, _rests.Now()) is not null));
    }

    [Fact]
    public void An_address_that_does_not_answer_is_left_alone_and_nobody_waits_for_it()
    {
        Begin(PartnerRests.AtOnce);
        _rests.Wait(Partner, new WaitingCall("a", 1));
        for (var i = 0; i < PartnerRests.Unanswered - 1; i++)
        {
            _rests.Note(Partner, isAnswered: false);
        }

        Assert.Equal(PartnerTurn.Busy, _rests.Begin(Partner));
        _rests.Note(Partner, isAnswered: false);
        Assert.Equal(PartnerTurn.Resting, _rests.Begin(Partner));
        Assert.Equal(PartnerTurn.Resting, _rests.Wait(Partner, new WaitingCall("b", 1)));
        Assert.Null(_rests.Next(Partner, _rests.Now()));

        _clock.Advance(PartnerRests.Rest);
        Assert.Equal(PartnerTurn.Begun, _rests.Begin(Partner));
        _rests.Note(Partner, isAnswered: true);
        Assert.Null(_rests.Next(Partner, _rests.Now()));
    }

    private void Begin(int times) => Assert.All(Enumerable.Range(0, times), _ => Assert.Equal(PartnerTurn.Begun, _rests.Begin(Partner)));
}
