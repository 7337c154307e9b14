using System.Net;
using Dtks.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Access;

/// <summary>
/// Every path with every role from everywhere, over HTTP: a function's rows are there as soon as the function is. What is expected is worked out here,
/// from the attribute and from docs/design.md, not by the code that decides.
/// </summary>
[Trait("rule", "GOV-2")]
public sealed class AccessMatrixTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const int AtOnce = 8;

    private static readonly Place Here = Place.Next();

    // What a function takes whose body names the area: Here.Village.
    private static readonly Dictionary<string, Func<object>> Bodies = new(StringComparer.Ordinal)
    {
        ["SubmitProposal"] = () => SampleFamily.Of(Here.Village).Proposal(),
        ["RegisterCitizen"] = Registration,
    };

    private static object Registration()
    {
        var family = SampleFamily.Of(Here.Village);
        return new { member = family.Head.Json(), familyCardNumber = family.FamilyCardNumber, village = family.Village, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } };
    }

    private IReadOnlyList<AccessRule> Rules => [.. host.Services.GetRequiredService<AccessRules>().All];

    [Fact]
    public async Task Without_a_token_and_with_a_wrong_one_it_is_401_and_public_paths_ask_for_none()
    {
        var tokens = new MatrixTokens(host);
        var wrong = new[]
        {
            ("none", null), ("garbage", "garbage"), ("another key", tokens.Sign("auditor", "ID", isForged: true)), ("the system", tokens.Sign("auditor", "ID", subject: "system")),
            ("the system's role", tokens.Sign("system", "ID")), ("no area", tokens.Sign("auditor", null)), ("no area that is one", tokens.Sign("auditor", "330")),
        };
        var asked = Rules.SelectMany(rule => wrong.Select(w => (Rule: rule, With: w.Item1, Token: w.Item2))).ToList();

        var found = await AllAsync(asked, async a =>
        {
            var answer = await SendAsync(a.Rule, a.Token);
            var isRefused = answer.Status == HttpStatusCode.Unauthorized;

            // Some hold their callers themselves: these have tokens of another kind.
            return isRefused != (a.Rule.IsPublic && !a.Rule.HoldsCallers) ? null : $"{a.Rule.Function} with {a.With}: {(int)answer.Status} {answer.Text}";
        });

        Assert.NotEmpty(asked);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task With_a_token_each_role_comes_in_from_where_the_attribute_says_and_from_nowhere_else()
    {
        var tokens = new MatrixTokens(host);
        var callers = (from role in MatrixTokens.Roles from area in Around.AreasOf(Here.Village) select (Role: role, Area: area, Token: tokens.Sign(role, area))).ToList();
        var asked = (from rule in Rules from caller in callers select (Rule: rule, Caller: caller)).ToList();

        var found = await AllAsync(asked, async a =>
        {
            var expected = Expectation.Of(a.Rule, a.Caller.Role, a.Caller.Area, Here.Village);
            var answer = await SendAsync(a.Rule, a.Caller.Token);
            if (a.Rule.HoldsCallers)
            {
                // Who comes too often without a token of theirs is told that instead.
                return answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests ? null : $"{a.Rule.Function} as {a.Caller.Role}: it holds its callers itself, and let one of ours in: {(int)answer.Status}";
            }

            var told = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? answer["code"] : null;

            // A link lets in whoever has it, and nobody else: that it is none is not about the role.
            told = a.Rule.IsPublic && told?.EndsWith(".linkUnknown", StringComparison.Ordinal) == true ? null : told;
            return (expected?.Split(' ').Contains(told) ?? told is null) && (int)answer.Status < 500
                ? null
                : $"{a.Rule.Function} as {a.Caller.Role} of {a.Caller.Area}: expected {expected ?? "to be let in"}, was {(int)answer.Status} {answer.Text}";
        });

        Assert.True(asked.Count > 1000, $"{asked.Count} requests");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<IReadOnlyList<string>> AllAsync<T>(IEnumerable<T> asked, Func<T, Task<string?>> faultOf)
    {
        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            if (await faultOf(one) is { } fault)
                faults.Add(fault);
        });
        return [.. faults.Order(StringComparer.Ordinal).Take(20)];
    }

    private Task<Answer> SendAsync(AccessRule rule, string? token)
    {
        object? body = null;
        var query = rule.Access?.Area == AccessArea.InQuery ? $"?area={Here.Village}" : string.Empty;
        if (rule.Access?.Area == AccessArea.InBody)
        {
            Assert.True(Bodies.TryGetValue(rule.Function, out var make), $"{rule.Function}: its body names the area; give the matrix such a body.");
            body = make();
        }

        return host.Flow.SendAsync(new HttpMethod(rule.Methods.FirstOrDefault() ?? "GET"), $"/api/{Path(rule.Route)}{query}", token, body);
    }

    private static string Path(string route) => string.Join('/', route.Split('/').Select(part => part switch
    {
        "{village}" => Here.Village,
        "{district}" => Here.Village[..6],
        "{regency}" or "{area}" or "{code}" => Here.Regency,
        "{province}" => Here.Regency[..2],
        "{period}" => "2031-01",
        ['{', '*', ..] => "nowhere",
        ['{', ..] => new string('0', 32),
        _ => part,
    }));
}
