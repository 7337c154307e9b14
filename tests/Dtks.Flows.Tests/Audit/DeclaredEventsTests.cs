using System.Net;
using System.Reflection;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>What is published is what docs/events.md says: each type is declared, with the members that its data has.</summary>
[Collection("audited story")]
[Trait("rule", "REG-3")]
public sealed class DeclaredEventsTests(AuditedStory story)
{
    [Fact]
    public async Task Every_event_of_the_story_is_declared_with_its_subject_and_its_data()
    {
        var declared = story.Host.Services.GetRequiredService<Declarations>().Events.All.ToDictionary(e => e.Type, StringComparer.Ordinal);
        var published = (await story.Host.Flow.SendAsync(HttpMethod.Get, "/dev/events")).Expect(HttpStatusCode.OK).Json.ToList();

        Assert.NotEmpty(published);
        Assert.Empty(published.Select(e => (string)e["type"]!).Distinct().Except(declared.Keys));
        Assert.All(published, e =>
        {
            var type = declared[(string)e["type"]!];
            var members = type.Data.GetConstructors()[0].GetParameters().ToDictionary(p => char.ToLowerInvariant(p.Name![0]) + p.Name[1..], IsRequired, StringComparer.Ordinal);
            var data = ((JObject)e["data"]!).Properties().Select(p => p.Name).ToList();
            Assert.Empty(data.Except(members.Keys));
            Assert.Empty(members.Where(m => m.Value).Select(m => m.Key).Except(data));
            Assert.Equal(type.Subject.Split('/').Length, ((string)e["subject"]!).Split('/').Length);
            Assert.StartsWith(type.Subject.Split('/')[0], (string)e["subject"]!, StringComparison.Ordinal);
        });
    }

    private static bool IsRequired(ParameterInfo member) =>
        Nullable.GetUnderlyingType(member.ParameterType) is null && new NullabilityInfoContext().Create(member).ReadState != NullabilityState.Nullable;
}
