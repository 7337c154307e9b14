using Dtks.Platform.Idempotency;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Idempotency;

/// <summary>What people wrote is not kept with an answer, and stands in it when it is given again.</summary>
[Trait("rule", "REG-3")]
public sealed class FreeTextsTests
{
    private static readonly Answer Given = Answer.Done(new { id = "a", message = "CONTOH SATU", reasons = new[] { "CONTOH", "DUA" }, on = "2026-11-26T00:00:00.000Z" });

    [Fact]
    public void It_is_left_out_and_the_rest_stays_in_its_place()
    {
        var kept = Given.WithoutTexts("message", "reasons", "note");

        Assert.Equal("{\"id\":\"a\",\"message\":\"\",\"reasons\":\"\",\"on\":\"2026-11-26T00:00:00.000Z\"}", kept.Body);
    }

    [Fact]
    public void Given_again_it_is_the_same_answer()
    {
        var kept = Given.WithoutTexts("message", "reasons", "note");

        Assert.Equal(Given, kept.WithTexts(("message", "CONTOH SATU"), ("reasons", new JArray("CONTOH", "DUA")), ("note", null)));
    }

    [Fact]
    public void One_of_before_it_was_left_out_stays_as_it_is() => Assert.Equal(Given, Given.WithTexts(("message", "CONTOH SATU"), ("note", "more")));
}
