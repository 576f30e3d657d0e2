using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CommitsToAnnounce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What is there was announced when it came.
            migrationBuilder.AddColumn<bool>(
                name: "Announced",
                table: "data_commit",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "TraceParent",
                table: "data_commit",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Announced",
                table: "data_commit");

            migrationBuilder.DropColumn(
                name: "TraceParent",
                table: "data_commit");
        }
    }
}
