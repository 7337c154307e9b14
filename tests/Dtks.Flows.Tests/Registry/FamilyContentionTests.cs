using System.Globalization;
using System.Net;
using Dtks.Demo.Cast;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Many changes of one family at once: whoever is told that it is done or waits has it, and nobody else (REG-8).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyContentionTests(OpenMonth month)
{
    private const int Births = 60;

    private readonly Flow _flow = month.Flow;

    [Fact]
    public async Task Of_many_at_once_exactly_those_are_carried_out_that_were_not_refused()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PKH"));
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household);
        var children = Enumerable.Range(0, Births).Select(i => Child(family, i)).ToList();
        await _flow.RegisterPopulationAsync(family with { Members = children });

        var answers = await Task.WhenAll(children.Select(child => steps.TryAsync(new { kind = "birth", member = child.Json() })));
        await _flow.IdleAsync();

        Assert.All(answers, a => Assert.Contains(a.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests }));
        var taken = children.Where((_, i) => answers[i].Status is HttpStatusCode.OK or HttpStatusCode.Accepted).Select(c => c.Nik);
        var born = (await steps.ShownAsync()).Json["members"]!.Select(m => (string)m["person"]!["nik"]!).Except(family.Members.Select(m => m.Nik));
        Assert.Equal(taken.Order(StringComparer.Ordinal), born.Order(StringComparer.Ordinal));
        Assert.NotEmpty(born);
    }

    private static SampleMember Child(SampleFamily family, int number) => Newborns.Of(family) with
    {
        Nik = string.Create(CultureInfo.InvariantCulture, $"{family.Village[..6]}010126{8000 + number:0000}"),
        Name = SampleNames.Of(number),
    };
}
