using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Tests.OpenApi;

/// <summary>What functions do not say of themselves is named, and what goes with what they are is added.</summary>
public sealed class ApiFunctionTests
{
    [Fact]
    public void What_a_function_does_not_say_is_named() =>
        Assert.Equal(
            [
                "does not say what it answers with; give it [Answers<…>], or [Answers(status, File = …)].",
                "does not say what it takes; give it [Takes<…>], or [Takes] for nothing.",
                "does not say what the query parameter on is; give it [Asks<…>(\"on\", …)].",
                "says what of is, which it does not know; name it in [QueryParameters], or take it out of [Asks].",
            ],
            Of(nameof(Silent)).Faults().Select(fault => fault[$"{typeof(Silent).FullName} ".Length..]));

    [Fact]
    public void One_that_says_all_has_no_fault() => Assert.Empty(Of(nameof(Telling)).Faults());

    [Fact]
    public void What_goes_with_a_body_a_query_a_caller_and_a_method_is_refused_everywhere()
    {
        var refused = Of(nameof(Telling)).Refuses;

        Assert.Superset(
            new HashSet<ApiRefusal>
            {
                new(400, "json.null"), new(400, "query.unknown"), new(400, "idempotency.key"), new(400, "request.invalid"), new(401, "token.missing"), new(403, "forbidden.area", "GOV-2"), new(404, "notFound"),
                new(409, "idempotency.otherBody"), new(409, "own.taken", "PRO-1"), new(409, "request.refused"), new(412, "stale"), new(413, "request.tooLarge"), new(429, "busy"), new(503, "unavailable"),
            },
            refused.ToHashSet());
        Assert.DoesNotContain(refused, r => r.Code is "list.cursor" or "query.none");
    }

    private static ApiFunction Of(string name) => ApiFunction.Of([typeof(Silent), typeof(Telling)]).Single(f => f.Rule.Function == name);

    private sealed class Silent
    {
        [Function(nameof(Silent))]
        [QueryParameters("on")]
        [Asks<string>("of", "?")]
        [Public]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/silent")] object request) => _ = (request, this);
    }

    private sealed class Telling
    {
        [Function(nameof(Telling))]
        [QueryParameters("on")]
        [Access(Role.Tksk, Area = "village")]
        [Asks<string>("on", "When.")]
        [Takes<string>(IfMatch = true)]
        [Answers<string>(201)]
        [Refuses(409, "own.taken", Rule = "PRO-1")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/telling/{village}")] object request) => _ = (request, this);
    }
}
