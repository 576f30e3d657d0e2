using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace DataMesh.Scheduler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "fence");

            migrationBuilder.CreateTable(
                name: "committed_contract",
                columns: table => new
                {
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committed_contract", x => new { x.Domain, x.Contract, x.Major });
                });

            migrationBuilder.CreateTable(
                name: "feed_cursor",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_cursor", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pipeline",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false),
                    Product = table.Column<string>(type: "text", nullable: false),
                    ContractId = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Schedule = table.Column<string>(type: "text", nullable: true),
                    Inputs = table.Column<string>(type: "jsonb", nullable: false),
                    Objects = table.Column<string>(type: "jsonb", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "run",
                columns: table => new
                {
                    RunId = table.Column<string>(type: "text", nullable: false),
                    PipelineId = table.Column<long>(type: "bigint", nullable: false),
                    Trigger = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    FencingToken = table.Column<long>(type: "bigint", nullable: true),
                    LeaseOwner = table.Column<string>(type: "text", nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EnqueuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NextAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "jsonb", nullable: true),
                    Commits = table.Column<string>(type: "jsonb", nullable: true),
                    Checks = table.Column<string>(type: "jsonb", nullable: true),
                    TraceParent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_run_pipeline_PipelineId",
                        column: x => x.PipelineId,
                        principalTable: "pipeline",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_ContractId_Major",
                table: "pipeline",
                columns: new[] { "ContractId", "Major" });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_Domain_Contract_Major",
                table: "pipeline",
                columns: new[] { "Domain", "Contract", "Major" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_run_PipelineId_Cause",
                table: "run",
                columns: new[] { "PipelineId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_run_PipelineId_CreatedAt",
                table: "run",
                columns: new[] { "PipelineId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_run_State",
                table: "run",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "committed_contract");

            migrationBuilder.DropTable(
                name: "feed_cursor");

            migrationBuilder.DropTable(
                name: "run");

            migrationBuilder.DropTable(
                name: "pipeline");

            migrationBuilder.DropSequence(
                name: "fence");
        }
    }
}
