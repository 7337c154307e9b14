using System.Reflection;
using Dtks.Functions;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Dtks.Platform.OpenApi;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Newtonsoft.Json.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>What the functions declare makes a whole document of the API.</summary>
public sealed class ApiDocumentTests
{
    private static readonly Assembly[] Assemblies = [typeof(IModule).Assembly, typeof(DtksServices).Assembly];
    private static readonly MessageCatalogue Messages = Catalogue();
    /// <summary>The document of this checkout.</summary>
    internal static readonly string Text = new ApiDocument(Assemblies, Messages).Text;

    [Fact]
    public void Every_HTTP_function_says_what_it_takes_and_asks_and_answers() => Assert.Empty(ApiDocument.Faults(Assemblies));

    [Fact]
    public void It_is_OpenAPI_3_1_and_is_read_without_a_fault()
    {
        var read = OpenApiDocument.Parse(Text, OpenApiConstants.Json);

        Assert.Equal("3.1", string.Join('.', JObject.Parse(Text).Value<string>("openapi")!.Split('.').Take(2)));
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(AccessRule.Of(Assemblies).Count(rule => rule.Function != nameof(UnknownPath)), read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public void Whatever_is_sent_or_answered_says_what_it_is()
    {
        var untold = JObject.Parse(Text).SelectToken("components.schemas")!.Children<JProperty>().Where(schema => string.IsNullOrWhiteSpace((string?)schema.Value["description"])).Select(schema => schema.Name);

        Assert.Empty(untold);
    }

    [Fact]
    public void Every_code_has_a_text_in_both_languages_and_every_rule_is_one()
    {
        var problems = JObject.Parse(Text).SelectTokens("$..x-codes[*]").ToList();

        Assert.All(Messages.Languages, language => Assert.Empty(problems.Select(p => (string)p["code"]!).Distinct().Except(Messages.Codes(language))));
        Assert.All(problems.Select(p => (string?)p["rule"]).OfType<string>().Distinct(), rule => Assert.Matches("^[A-Z]{3}-[0-9]+$", rule));
    }

    private static MessageCatalogue Catalogue() =>
        new(new ServiceCollection().AddModules(new ConfigurationBuilder().Build(), Assemblies).BuildServiceProvider().GetRequiredService<Declarations>().Texts);
}
