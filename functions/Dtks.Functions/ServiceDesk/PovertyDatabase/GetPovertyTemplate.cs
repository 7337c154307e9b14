using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>GET /poverty-data/template: an empty file of a village's poverty data; as XLSX with the relationships to choose from and columns that keep sixteen digits.</summary>
public sealed class GetPovertyTemplate(Api api, PovertyTemplate template)
{
    /// <summary>The template, XLSX unless asked otherwise.</summary>
    [Function(nameof(GetPovertyTemplate))]
    [QueryParameters("format")]
    [Public]
    [Asks<string>("format", "The form of the file; a workbook without it.", Also = ["csv", "xlsx"])]
    [Answers(200, File = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [Answers(200, File = "text/csv")]
    [Refuses(400, "import.format")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/poverty-data/template")] HttpRequest request) =>
        api.RunPublicAsync(() =>
        {
            var format = TableFormats.ReadFile(request.Query["format"]);
            return Task.FromResult<IActionResult>(new FileAnswer(TableFormats.TypeOf(format), $"basis-data-kemiskinan.{TableFormats.Extension(format)}", template.Of(format)));
        });
}
